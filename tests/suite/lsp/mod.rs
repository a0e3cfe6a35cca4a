//! `candor lsp`, as editors use it.

mod abilities;
mod editor;
mod findings;
mod survival;

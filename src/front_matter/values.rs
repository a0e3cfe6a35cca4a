//! Going through the fields of a page without naming any of them.

use crate::data::{Entry, Field, Node, Shape, Value};

/// A value with the field that it was given for.
pub(crate) type Given<'n> = (&'static Field, &'n Node);

/// Every value that is no list and no group, in the order in which the fields are declared.
pub(super) fn find<'n>(entries: &'n [Entry], fields: &'static [Field], found: &mut Vec<Given<'n>>) {
    for field in fields {
        if let Some(entry) = entries.iter().find(|entry| entry.key == field.key) {
            open(&entry.node, field, &field.shape, found);
        }
    }
}

fn open<'n>(node: &'n Node, field: &'static Field, shape: &'static Shape, found: &mut Vec<Given<'n>>) {
    match shape {
        Shape::List(item) => node.items().iter().for_each(|node| open(node, field, item, found)),
        Shape::Table(item) => node.entries().iter().for_each(|entry| open(&entry.node, field, item, found)),
        Shape::Map(fields) => find(node.entries(), fields, found),
        _ => found.push((field, node)),
    }
}

/// Shows `see` the same values, to be changed.
pub(super) fn change(entries: &mut [Entry], fields: &'static [Field], see: &mut dyn FnMut(&Shape, &mut Node)) {
    for field in fields {
        if let Some(entry) = entries.iter_mut().find(|entry| entry.key == field.key) {
            open_mut(&mut entry.node, &field.shape, see);
        }
    }
}

fn open_mut(node: &mut Node, shape: &'static Shape, see: &mut dyn FnMut(&Shape, &mut Node)) {
    match (shape, &mut node.value) {
        (Shape::List(item), Value::List(items)) => items.iter_mut().for_each(|node| open_mut(node, item, see)),
        (Shape::Table(item), Value::Map(entries)) => {
            entries.iter_mut().for_each(|entry| open_mut(&mut entry.node, item, see));
        }
        (Shape::Map(fields), Value::Map(entries)) => change(entries, fields, see),
        _ => see(shape, node),
    }
}

//! Numbers that count one list only, so that the place in one can't be taken for that in another.

/// A list that is counted by numbers of a type of its own.
pub(crate) use typed_index_collections::TiVec as Table;

/// Declares the numbers of a list.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(usize);

        impl From<usize> for $name {
            fn from(place: usize) -> Self {
                Self(place)
            }
        }

        impl From<$name> for usize {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    };
}

pub(crate) use id;

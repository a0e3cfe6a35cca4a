//! Values for templates. This and its neighbours are the only users of the template engine.

use crate::base::encode_path;
use std::borrow::Cow;
use std::collections::BTreeMap;
use tera::Value;
use tera::value::Key;

/// A value that a template can show.
#[derive(Clone, Debug)]
pub struct View(pub(super) Value);

impl View {
    /// Markup that is already escaped.
    pub fn html(markup: &str) -> Self {
        Self(Value::safe_string(markup))
    }

    /// The text that it is; nothing for all else.
    pub fn text(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }

    /// A route as links have it. What templates know of a route is always this.
    pub fn way(route: &str) -> Self {
        Self(Value::normal_string(&encode_path(route)))
    }

    /// Nothing: false in a condition, empty when it is printed.
    pub fn nothing() -> Self {
        Self(Value::none())
    }

    pub fn list(items: impl IntoIterator<Item = View>) -> Self {
        Self(Value::from(items.into_iter().map(|view| view.0).collect::<Vec<_>>()))
    }

    /// A list of texts.
    pub fn texts<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::list(items.into_iter().map(|text| View::from(text.as_ref())))
    }
}

impl From<&str> for View {
    fn from(text: &str) -> Self {
        Self(Value::normal_string(text))
    }
}

impl From<bool> for View {
    fn from(value: bool) -> Self {
        Self(Value::from(value))
    }
}

impl From<usize> for View {
    fn from(number: usize) -> Self {
        Self(Value::from(number))
    }
}

impl From<Group> for View {
    fn from(group: Group) -> Self {
        Self(Value::from(group.0))
    }
}

/// Named values.
#[derive(Clone, Debug, Default)]
pub struct Group(pub(super) BTreeMap<Name, Value>);

/// The name of a value. One that the program knows is never copied, as the engine would by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name(pub(super) Cow<'static, str>);

impl From<Name> for Key<'static> {
    fn from(Name(name): Name) -> Self {
        match name {
            Cow::Borrowed(name) => Self::Str(name),
            Cow::Owned(name) => Self::String(name.into()),
        }
    }
}

impl std::borrow::Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Group {
    #[must_use]
    pub fn set(mut self, name: &'static str, value: impl Into<View>) -> Self {
        self.0.insert(Name(Cow::Borrowed(name)), value.into().0);
        self
    }

    /// Sets a value unless there is one.
    #[must_use]
    pub fn or(mut self, name: &'static str, value: impl Into<View>) -> Self {
        self.0.entry(Name(Cow::Borrowed(name))).or_insert_with(|| value.into().0);
        self
    }

    /// Sets a value under a name that is known only now, kebab-case turned into snake_case.
    #[must_use]
    pub fn set_named(mut self, name: &str, value: impl Into<View>) -> Self {
        let name = if name.contains('-') { name.replace('-', "_") } else { name.to_owned() };
        self.0.insert(Name(Cow::Owned(name)), value.into().0);
        self
    }

    /// The value of a name, kebab-case turned into snake_case.
    pub fn get(&self, name: &str) -> Option<View> {
        self.0.get(name.replace('-', "_").as_str()).cloned().map(View)
    }

    /// Sets every value of another group.
    #[must_use]
    pub fn with(mut self, other: Group) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Sets a value where there is one.
    #[must_use]
    pub fn maybe(self, name: &'static str, value: Option<impl Into<View>>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }
}

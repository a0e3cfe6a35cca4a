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
        let placed = group.0.into_iter().enumerate().map(|(place, (name, value))| (Placed { place, name }, value));
        Self(Value::from(placed.collect::<BTreeMap<_, _>>()))
    }
}

/// Named values in the order in which they were set. Of several with one name the last counts, for the engine too.
#[derive(Clone, Debug, Default)]
pub struct Group(pub(super) Vec<(Cow<'static, str>, Value)>);

/// A name behind its place, by which alone it is told from others: the engine compares names by itself.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Placed {
    place: usize,
    name: Cow<'static, str>,
}

impl From<Placed> for Key<'static> {
    /// A name that the program knows is never copied, as the engine would by itself.
    fn from(Placed { name, .. }: Placed) -> Self {
        match name {
            Cow::Borrowed(name) => Self::Str(name),
            Cow::Owned(name) => Self::String(name.into()),
        }
    }
}

/// A name as templates have it: kebab-case turned into snake_case.
fn snake(name: Cow<'static, str>) -> Cow<'static, str> {
    if name.contains('-') { name.replace('-', "_").into() } else { name }
}

/// A group of what people name, in the order of the names, which become snake_case.
impl<'a> FromIterator<(&'a str, View)> for Group {
    fn from_iter<I: IntoIterator<Item = (&'a str, View)>>(named: I) -> Self {
        let named = named.into_iter().map(|(name, view)| (snake(name.to_owned().into()), view.0));
        Self(named.collect::<BTreeMap<_, _>>().into_iter().collect())
    }
}

impl Group {
    #[must_use]
    pub fn set(mut self, name: &'static str, value: impl Into<View>) -> Self {
        self.0.push((name.into(), value.into().0));
        self
    }

    fn find(&self, name: &str) -> Option<&Value> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Sets a value unless there is one.
    #[must_use]
    pub fn or(self, name: &'static str, value: impl Into<View>) -> Self {
        if self.find(name).is_some() { self } else { self.set(name, value) }
    }

    /// Sets a value under a name that is not written here, which becomes snake_case.
    #[must_use]
    pub fn set_named(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<View>) -> Self {
        self.0.push((snake(name.into()), value.into().0));
        self
    }

    /// The value of a name, kebab-case turned into snake_case.
    pub fn get(&self, name: &str) -> Option<View> {
        self.find(&name.replace('-', "_")).cloned().map(View)
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

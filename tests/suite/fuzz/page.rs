//! A page as a browser's parser reads it: html5ever builds the tree, and what stands where is asked of that.

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName, interface::ElemName};
use std::borrow::Cow;
use std::cell::RefCell;

/// A node of the tree; what is no element has no name.
#[derive(Default)]
pub(super) struct Node {
    parent: Option<usize>,
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// The text that stands directly in it.
    pub(super) text: String,
    qualified: Option<QualName>,
}

impl Node {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

pub(super) struct Page(Vec<Node>);

impl Page {
    pub(super) fn parse(html: &str) -> Self {
        let sink = Sink(RefCell::new(vec![Node::default()]));
        html5ever::parse_document(sink, ParseOpts::default()).one(StrTendril::from(html))
    }

    /// Every element that hangs on the document, and whether it stands within `<main>`.
    pub(super) fn elements(&self) -> impl Iterator<Item = (&Node, bool)> {
        let places: Vec<Option<bool>> = (0..self.0.len()).map(|at| self.place(at)).collect();
        let named = self.0.iter().zip(places).filter(|(node, _)| !node.name.is_empty());
        named.filter_map(|(node, place)| Some((node, place?)))
    }

    /// Whether a node stands within `<main>`; none for one that was taken off the tree.
    fn place(&self, mut at: usize) -> Option<bool> {
        let mut within = false;
        while at != 0 {
            at = self.0[at].parent?;
            within |= self.0[at].name == "main";
        }
        Some(within)
    }
}

struct Sink(RefCell<Vec<Node>>);

impl Sink {
    fn add(&self, node: Node) -> usize {
        self.0.borrow_mut().push(node);
        self.0.borrow().len() - 1
    }

    fn hang(&self, parent: usize, child: NodeOrText<usize>) {
        let mut nodes = self.0.borrow_mut();
        match child {
            NodeOrText::AppendNode(child) => nodes[child].parent = Some(parent),
            NodeOrText::AppendText(text) => nodes[parent].text.push_str(&text),
        }
    }
}

/// The name of an element, for the parser.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = Page;
    type ElemName<'a> = Name;

    fn finish(self) -> Page {
        Page(self.0.into_inner())
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Name {
        Name(self.0.borrow()[*target].qualified.clone().unwrap())
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        let attributes = attributes.iter().map(|own| (own.name.local.to_string(), own.value.to_string())).collect();
        self.add(Node { name: name.local.to_string(), attributes, qualified: Some(name), ..Node::default() })
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.add(Node::default())
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.add(Node::default())
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.hang(*parent, child);
    }

    fn append_based_on_parent_node(&self, element: &usize, before: &usize, child: NodeOrText<usize>) {
        let parent = self.0.borrow()[*element].parent;
        self.hang(parent.unwrap_or(*before), child);
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn same_node(&self, one: &usize, other: &usize) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        let parent = self.0.borrow()[*sibling].parent;
        self.hang(parent.unwrap_or(0), child);
    }

    fn add_attrs_if_missing(&self, target: &usize, attributes: Vec<Attribute>) {
        let node = &mut self.0.borrow_mut()[*target];
        for own in attributes {
            if node.get(&own.name.local).is_none() {
                node.attributes.push((own.name.local.to_string(), own.value.to_string()));
            }
        }
    }

    fn remove_from_parent(&self, target: &usize) {
        self.0.borrow_mut()[*target].parent = None;
    }

    fn reparent_children(&self, node: &usize, new: &usize) {
        for own in self.0.borrow_mut().iter_mut().filter(|own| own.parent == Some(*node)) {
            own.parent = Some(*new);
        }
    }
}

//! What a page is and belongs to stays as it was, wherever it lies.

use super::head;
use super::plan::{Plan, is_own};
use super::relocation::Relocation;
use crate::base::{Edit, Fingerprint, Relative, parent, resolve};
use crate::front_matter::fields::{KIND, ORDER, SLUG, SOURCE_FINGERPRINT, TRANSLATION_OF};
use crate::kind;
use crate::site::{DocumentId, Site};
use crate::source::page_stem;

/// A page that leaves its folder stands no more in its `order`.
pub(super) fn leave_order(site: &Site, to: &Relocation<'_>, number: DocumentId, plan: &mut Plan) {
    let document = &site.documents[number];
    let (Some(key), Some(node)) = (document.front.key_place(&ORDER), document.front.get(&ORDER)) else { return };
    let (folder, now) = (parent(&document.path), to.document(&document.path));
    let leaves = |name: &str| match resolve(folder, name) {
        Relative::Inside(path) => {
            let named = site.document_at(&path).or_else(|| site.document_at(&format!("{path}.md")));
            named.is_some_and(|named| {
                let (was, is) = (&site.documents[named].path, to.document(&site.documents[named].path));
                *was != is && parent(was) == folder && parent(&is) != parent(&now)
            })
        }
        Relative::Outside => false,
    };
    let names: Vec<bool> = node.items().iter().map(|item| item.text().is_some_and(leaves)).collect();
    if names.contains(&true) {
        let text = site.file(number).text();
        let kept = head::items(text, node).into_iter().zip(names).filter(|(_, goes)| !goes);
        let kept: Vec<String> = kept.map(|(item, _)| item).collect();
        // What is said of the items themselves would be said of a list that is not there any more.
        plan.edits.retain(|edit| {
            edit.span.source != node.span.source || !node.span.range().contains(&edit.span.range().start)
        });
        plan.edits.push(head::list(text, (key, node), &kept));
    }
}

/// A page that is what it is by its folder says so itself where its new folder means something else.
pub(super) fn kind_of_folder(site: &Site, to: &Relocation<'_>, number: DocumentId, plan: &mut Plan) {
    let document = &site.documents[number];
    let now = to.document(&document.path);
    let config = &site.config;
    let by_folder = |path: &str| kind::by_folder(config.without_language(path));
    if now == document.path || document.front.get(&KIND).is_some() || by_folder(&document.path) == by_folder(&now) {
        return;
    }
    let name = document.front.kind.name;
    plan.edits.push(head::add(document, site.file(number).text(), &format!("{}: {name}", KIND.key)));
    plan.notes
        .push(format!("Added `kind: {name}` to {now}, because pages in the new folder are usually of another kind."));
}

/// A page whose name changes in its capitals alone keeps its address: many disks can't tell the two apart.
pub(super) fn capitals(site: &Site, to: &Relocation<'_>, number: DocumentId, plan: &mut Plan) {
    let document = &site.documents[number];
    let now = to.document(&document.path);
    let name = |path: &str| path.rsplit('/').next().and_then(page_stem).unwrap_or_default().to_owned();
    let is_capitals = now != document.path && now.to_lowercase() == document.path.to_lowercase();
    if is_capitals && !document.is_index() && !document.is_term() && document.front.get(&SLUG).is_none() {
        let line = format!("{}: {}", SLUG.key, head::quoted(&name(&document.path)));
        plan.edits.push(head::add(document, site.file(number).text(), &line));
    }
}

/// A translation that is known by its path names its original where the two part.
pub(super) fn original(site: &Site, to: &Relocation<'_>, number: DocumentId, plan: &mut Plan) {
    let document = &site.documents[number];
    let Some(original) = document.original else { return };
    let named = document.front.text(&TRANSLATION_OF).and_then(|path| site.document_at(path));
    let (now, original) = (to.document(&document.path), to.document(&site.documents[original].path));
    if named.is_none() && site.config.without_language(&now) != original {
        let line = format!("{}: {}", TRANSLATION_OF.key, head::quoted(&original));
        plan.edits.push(head::add(document, site.file(number).text(), &line));
    }
}

/// A translation that was up to date stays so: what changes in its original are paths.
pub(super) fn fingerprints(site: &Site, plan: &mut Plan) {
    for number in site.documents.keys().filter(|number| is_own(site, *number)) {
        let document = &site.documents[number];
        let given = document.front.text(&SOURCE_FINGERPRINT).zip(document.original);
        let Some((given, original)) = given else { continue };
        let source = site.documents[original].source;
        let Some(text) = plan.text(&site.sources, source) else { continue };
        if given == site.sources.file(source).fingerprint().short() {
            let place = document.front.place(&SOURCE_FINGERPRINT);
            plan.edits.push(Edit::new(place, format!("\"{}\"", Fingerprint::of(text.as_bytes()).short())));
        }
    }
}

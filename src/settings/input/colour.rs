//! The colour: as it is written, and how it is shown by light and by dark.

use super::ask::{Input, text};
use super::simple;
use crate::base::Html;
use crate::theme::{Colour, Shade, Tokens, shades};

pub(super) const INPUT: Input = Input {
    load: simple::TEXT.load,
    draw: |question, values, html| {
        let written = text(values, question.key);
        question.one(html, "input", |html| {
            html.raw(" type=\"text\" autocomplete=\"off\" spellcheck=\"false\" data-colour");
            html.attribute("value", written).raw(">");
            if let Some(both) = Colour::parse(written).and_then(|colour| shades(colour, question.tokens)) {
                samples(html, both);
            }
        });
    },
    apply: simple::TEXT.apply,
};

/// A button and a link, with how far they stand out.
fn samples(html: &mut Html, both: [Shade; 2]) {
    html.raw("\n<div class=\"samples\" id=\"samples\">\n");
    for (shade, when) in both.into_iter().zip(["Light colours", "Dark colours"]) {
        let (paper, accent, on) = (shade.paper.to_string(), shade.accent.to_string(), shade.on.to_string());
        html.raw("<figure><svg viewBox=\"0 0 220 76\" width=\"220\" height=\"76\" aria-hidden=\"true\">");
        html.raw("<rect width=\"220\" height=\"76\" rx=\"8\"").attribute("fill", &paper).raw("/>");
        html.raw("<rect x=\"12\" y=\"16\" width=\"96\" height=\"44\" rx=\"8\"").attribute("fill", &accent).raw("/>");
        html.raw("<text x=\"60\" y=\"43\" text-anchor=\"middle\" font-size=\"15\"").attribute("fill", &on);
        html.raw(">Button</text><text x=\"122\" y=\"43\" font-size=\"15\" text-decoration=\"underline\"");
        html.attribute("fill", &accent).raw(">a link</text></svg>\n<figcaption>");
        html.text(&format!("{when}: {accent}, contrast {:.1} to 1 on the page", shade.ratio))
            .raw("</figcaption></figure>\n");
    }
    html.raw("</div>");
}

/// The samples of a colour, for a page that shows them while it is chosen; nothing for what is no colour.
pub(crate) fn sample(written: &str, tokens: &Tokens) -> String {
    let mut html = Html::default();
    if let Some(both) = Colour::parse(written).and_then(|colour| shades(colour, tokens)) {
        samples(&mut html, both);
    }
    html.into_string()
}

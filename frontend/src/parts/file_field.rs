//! The field for a file: drop it or choose it.

use web_sys::{File, FileList, HtmlInputElement};
use yew::prelude::*;

use super::field::{Field, described_by, invalid};
use super::icon::{Glyph, Icon};

/// Properties of [`FileField`].
#[derive(Clone, PartialEq, Properties)]
pub struct FileFieldProps {
    /// Unique on the page.
    pub id: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// Which kinds and how large.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// HTML `accept`: `.xlsx,.csv`.
    #[prop_or_default]
    pub accept: Option<AttrValue>,
    /// The name of the file chosen so far.
    #[prop_or_default]
    pub chosen: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Several can be chosen at once.
    #[prop_or_default]
    pub several: bool,
    /// Called with the file; with each of them when there are several.
    pub onfile: Callback<File>,
}

/// A large area on which a file can be dropped, and which opens the phone's own chooser.
#[component]
pub fn FileField(props: &FileFieldProps) -> Html {
    let over = use_state(|| false);
    let several = props.several;
    let onchange = {
        let onfile = props.onfile.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            take(input.files(), several, &onfile);
            // Or the same file could not be chosen once more.
            input.set_value("");
        })
    };
    let ondrop = {
        let (over, onfile) = (over.clone(), props.onfile.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            take(event.data_transfer().and_then(|data| data.files()), several, &onfile);
        })
    };
    let id = &props.id;
    html! {
        <Field {id} label={&props.label} hint={props.hint.clone()} error={props.error.clone()}>
            <div class="file" data-over={over.then_some("true")} {ondrop} ondragover={drag(&over, true)} ondragleave={drag(&over, false)}>
                <Icon glyph={Glyph::Upload} />
                <p>{ props.chosen.clone().unwrap_or(AttrValue::Static("Kéo tệp vào đây, hoặc chọn từ máy")) }</p>
                <label class="ds-button" data-variant="secondary" data-color="accent" for={id} aria-hidden="true">
                    { if props.chosen.is_some() { "Chọn tệp khác" } else { "Chọn tệp" } }
                </label>
                <input type="file" class="ds-sr-only" {id} accept={props.accept.clone()} multiple={props.several} aria-invalid={invalid(props.error.as_ref())}
                    aria-describedby={described_by(id, props.hint.is_some(), props.error.is_some())} {onchange} />
            </div>
        </Field>
    }
}

fn take(files: Option<FileList>, several: bool, onfile: &Callback<File>) {
    let Some(files) = files else { return };
    let taken = if several { files.length() } else { files.length().min(1) };
    (0..taken).filter_map(|index| files.get(index)).for_each(|file| onfile.emit(file));
}

/// Shows that a file hangs over the field.
fn drag(over: &UseStateHandle<bool>, to: bool) -> Callback<DragEvent> {
    let over = over.clone();
    Callback::from(move |event: DragEvent| {
        event.prevent_default();
        over.set(to);
    })
}

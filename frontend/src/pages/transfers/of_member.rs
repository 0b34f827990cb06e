//! The transfers of one member: where the present one stands, and those before.

use shared::endpoint::Nothing;
use shared::id::MemberId;
use shared::member::MemberAt;
use shared::transfer::{ListTransfers, Transfer, TransferState};
use yew::prelude::*;

use super::entry::Entry;
use crate::load::use_load;
use crate::parts::{ButtonLink, Cluster, Disclosure, Glyph, Kind, Section, Shape, Stack};
use crate::route::Route;

/// Properties of [`MemberTransfers`].
#[derive(Clone, PartialEq, Properties)]
pub struct MemberTransfersProps {
    /// Whose.
    pub member: MemberId,
    /// Whether the viewer may start one now.
    #[prop_or_default]
    pub may_start: bool,
    /// Told when one was decided.
    #[prop_or_default]
    pub onchanged: Callback<()>,
}

/// What waits or was decided last, the others folded; nothing for whoever never moved and may not be moved.
#[component]
pub fn MemberTransfers(props: &MemberTransfersProps) -> Html {
    let load = use_load::<ListTransfers>(MemberAt { member: props.member }, Nothing {});
    let onchanged = {
        let (reload, told) = (load.reload.clone(), props.onchanged.clone());
        Callback::from(move |()| {
            reload.emit(());
            told.emit(());
        })
    };
    let (member, may_start) = (props.member, props.may_start);
    load.show_as(Shape::Rows, |all| {
        let waits = all.first().is_some_and(|transfer| transfer.state == TransferState::Waiting);
        if all.is_empty() && !may_start {
            return Html::default();
        }
        html! {
            <Section title="Chuyển sinh hoạt">
                { transfers(all, &onchanged) }
                if may_start && !waits {
                    <Cluster>
                        <ButtonLink to={Route::StartTransfer { member }} kind={Kind::Secondary} icon={Glyph::Forward}>
                            { "Chuyển sinh hoạt" }
                        </ButtonLink>
                    </Cluster>
                }
            </Section>
        }
    })
}

/// The newest open, those before folded.
fn transfers(all: &[Transfer], onchanged: &Callback<()>) -> Html {
    let entry = |transfer: &Transfer| {
        html! { <Entry key={transfer.id.to_string()} transfer={transfer.clone()} onchanged={onchanged.clone()} /> }
    };
    let Some((newest, before)) = all.split_first() else { return Html::default() };
    html! {
        <>
            { entry(newest) }
            if !before.is_empty() {
                <Disclosure summary={format!("Những lần trước ({})", before.len())}>
                    <Stack>{ for before.iter().map(entry) }</Stack>
                </Disclosure>
            }
        </>
    }
}

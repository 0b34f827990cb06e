//! Cards, messages, lists, tables.

use frontend::parts::*;
use frontend::route::Route;
use yew::prelude::*;

#[component]
pub fn Content() -> Html {
    html! {
        <Page title="Họp chi bộ thường kỳ tháng 11" back={Route::Meetings}
            under={html! { "thứ Tư, 25/11/2026, 19:30 · Nhà văn hóa thôn Đông" }}
            action={html! { <ButtonLink to={Route::Meetings} icon={Glyph::Check}>{ "Bắt đầu điểm danh" }</ButtonLink> }}>
            <Steps label="Các bước của cuộc họp" steps={Step::line(["Chuẩn bị", "Mời họp", "Họp", "Biên bản", "Báo cáo"], 2)} />
            <Alert tone={Tone::Warning} title="Còn 2 đồng chí chưa trả lời">{ "Đồng chí có thể trả lời thay khi gọi điện." }</Alert>
            <Card title="Trả lời của tôi" aside={html! { <Tag tone={Tone::Warning} icon={Glyph::Clock}>{ "Chưa trả lời" }</Tag> }}>
                <Text>{ "Xin trả lời trước 17:00 ngày 25/11/2026." }</Text>
                <Cluster gap={Gap::Small}>
                    <Button>{ "Tôi sẽ dự" }</Button>
                    <Button kind={Kind::Secondary}>{ "Xin phép vắng" }</Button>
                </Cluster>
            </Card>
            <Card title="Cuộc họp">
                <Facts>
                    <Fact name="Địa điểm">{ "Nhà văn hóa thôn Đông" }</Fact>
                    <Fact name="Chủ trì">{ "Nguyễn Thị Hường, Bí thư" }</Fact>
                    <Fact name="Số định danh">{ "•••• •••• 0123" }</Fact>
                </Facts>
            </Card>
            <Section title="Người được triệu tập" aside={html! { <TextLink to={Route::Members}>{ "Xem tất cả" }</TextLink> }}>
                <SearchBox label="Tìm theo họ tên" value="" onsearch={Callback::noop()} />
                <Roll />
                <Table caption="Điểm danh" columns={columns()} rows={rows()} />
                <Pager shown={20} more=true onmore={Callback::noop()} />
            </Section>
            <Section title="Cuộc họp khác">
                <List>
                    <ListItem to={Route::Meetings} title="Họp chuyên đề quý IV về xây dựng nông thôn mới" under={html! { "ngày mai, thứ Năm, 26/11/2026, 19:30" }}
                        end={html! { <Tag tone={Tone::Success} icon={Glyph::Check}>{ "Sẽ dự" }</Tag> }} />
                    <ListItem to={Route::Meetings} title="Họp chi ủy" under={html! { "thứ Hai, 30/11/2026, 14:00" }} />
                    <ListItem title="Đồng chí Trần Văn Ước xin vắng" under={html! { "Đi công tác tại Hà Nội" }}
                        end={html! { <Button kind={Kind::Secondary}>{ "Đồng ý" }</Button> }} />
                </List>
            </Section>
            <Messages />
        </Page>
    }
}

fn columns() -> Vec<Column> {
    vec![Column::text("Họ và tên"), Column::text("Trạng thái"), Column::number("Đã dự")]
}

fn rows() -> Vec<Row> {
    [
        ("Nguyễn Thị Hường", "Có mặt", Tone::Success, "11/11"),
        ("Trần Văn Ước", "Vắng có phép", Tone::Warning, "9/11"),
    ]
    .map(|(name, state, tone, count)| {
        Row::new(name, vec![html! { { name } }, html! { <Tag {tone}>{ state }</Tag> }, html! { { count } }])
    })
    .to_vec()
}

#[component]
fn Roll() -> Html {
    let options = vec![
        Opt::new(1, "Có mặt").glyph(Glyph::Check).tone(Tone::Success),
        Opt::new(2, "Muộn").glyph(Glyph::Clock).tone(Tone::Info),
        Opt::new(3, "Vắng phép").glyph(Glyph::Letter).tone(Tone::Gold),
        Opt::new(4, "Vắng không phép").glyph(Glyph::Cross).tone(Tone::Danger),
    ];
    html! {
        <Stack>
            <Segmented<u8> id="a" label="Nguyễn Thị Hường" show_label=true options={options.clone()} value={Some(1)} onchange={Callback::noop()} />
            <Segmented<u8> id="b" label="Trần Văn Ước" show_label=true {options} value={Some(4)} onchange={Callback::noop()} />
        </Stack>
    }
}

#[component]
fn Messages() -> Html {
    html! {
        <Section title="Lời nhắn">
            <Alert tone={Tone::Info}>{ "Giấy mời đã gửi tới 18 đồng chí." }</Alert>
            <Alert tone={Tone::Success}>{ "Đã lưu biên bản." }</Alert>
            <Alert tone={Tone::Danger} title="Chưa gửi được">{ "Máy chủ chưa trả lời. Xin thử lại." }</Alert>
            <Cluster gap={Gap::Small}>
                { for [Tone::Neutral, Tone::Accent, Tone::Gold, Tone::Info, Tone::Success, Tone::Warning, Tone::Danger].map(|tone| html! {
                    <Tag {tone}>{ tone.color() }</Tag>
                }) }
            </Cluster>
            <Cluster gap={Gap::Small}>
                <Button kind={Kind::Danger} icon={Glyph::Trash}>{ "Hủy cuộc họp" }</Button>
                <Button kind={Kind::Tertiary} icon={Glyph::Pencil}>{ "Sửa" }</Button>
                <Button busy=true>{ "Đang gửi" }</Button>
                <PrintButton />
            </Cluster>
            <Disclosure summary="Cách tính tỷ lệ dự họp">{ "Số có mặt chia cho số được triệu tập." }</Disclosure>
            <EmptyState title="Chưa có cuộc họp nào"><Text>{ "Khi chi bộ mời họp, đồng chí thấy giấy mời ở đây." }</Text></EmptyState>
            <Skeleton shape={Shape::Rows} />
        </Section>
    }
}

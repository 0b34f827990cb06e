//! Tiles, charts, slips.

use frontend::parts::*;
use frontend::route::Route;
use yew::prelude::*;

#[component]
pub fn Figures() -> Html {
    let months = (6..=11)
        .map(|month| {
            Bar::new(format!("Tháng {month}/2026"), 70 + month * 2).shown(format!("{} %", 70 + month * 2))
        })
        .collect::<Vec<_>>();
    let shares = vec![
        Bar::new("Có mặt", 15).tone(Tone::Success),
        Bar::new("Vắng có phép", 2).tone(Tone::Gold),
        Bar::new("Vắng không phép", 1).tone(Tone::Danger),
    ];
    html! {
        <Page title="Thống kê" width={Width::Wide} under={html! { "Chi bộ thôn Đông · tháng 11/2026" }}>
            <Lead>{ "Tháng 11, 15 trên 18 đồng chí được triệu tập đã dự họp: 83 %, cao hơn tháng trước 3 điểm." }</Lead>
            <Grid>
                <StatTile label="Tỷ lệ dự họp" value="83 %" note="15 trên 18 được triệu tập" tone={Tone::Success} to={Route::Statistics} />
                <StatTile label="Vắng không phép" value="1" note="Trần Văn Ước" tone={Tone::Danger} />
                <StatTile label="Đã kích hoạt" value="12/18" tone={Tone::Gold} />
                <StatTile label="Họp trong tháng" value="2" />
            </Grid>
            <Card><ShareBar caption="Dự họp ngày 25/11/2026" name="Trạng thái" measure="Số đồng chí" bars={shares} /></Card>
            <Card><BarChart caption="Tỷ lệ dự họp sáu tháng" name="Tháng" measure="Tỷ lệ" bars={months} full={Some(100)} /></Card>
            <Progress label="Đã kích hoạt 12 trên 18 đảng viên" value=12 max=18 />
            <Section title="Phiếu kích hoạt" aside={html! { <PrintButton label="In phiếu" /> }}>
                <Slips>
                    { for ["Nguyễn Thị Hường", "Trần Văn Ước", "Lê Thị Ngọc Ánh"].map(|name| html! {
                        <Slip title={name} aside={html! { <QrCode text="https://sotay.example.vn/kich-hoat?ma=K7QM-2XRA" label="Mở trang kích hoạt" /> }}>
                            <Code text="K7QM-2XRA" />
                            <Muted>{ "Dùng đến hết ngày 02/12/2026" }</Muted>
                        </Slip>
                    }) }
                </Slips>
            </Section>
        </Page>
    }
}

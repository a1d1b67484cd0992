//! The long run: every indicator over the weeks, as it is drawn, walked, clicked on and told.

use std::collections::BTreeSet;

use cncert_weekly::report::Week;
use thirtyfour::prelude::*;
use xtask::server::InjectedFault;

use crate::{
    accessibility::{axe, check},
    print::{holds, plain, printed},
    support::{NOTE_SHIFTS, PHONE, Reader, SCREEN, folder, visit},
};

const PHISHING: &str = "[data-figure=phishing_pages_trend]";
const VULNERABILITIES: &str = "[data-figure=new_vulnerabilities_trend]";

/// Opens an address with the long run, and waits until a trend is drawn.
pub async fn open(reader: &Reader, path: &str, trend: &str) {
    // Whoever clicks while the page still glides hits something else.
    reader.feature("prefers-reduced-motion", "reduce").await;
    reader.leave().await;
    reader.open(&format!("{path}#long-run")).await;
    until_drawn(reader, trend).await;
}

pub async fn until_drawn(reader: &Reader, trend: &str) {
    reader.until(&format!("one('{trend}')")).await;
    reader
        .run::<()>(&format!(
            "one('{trend}').scrollIntoView({{block: 'center'}})"
        ))
        .await;
    reader
        .until(&format!(
            "html.dataset.state === 'ready' && one('{trend} .plot[data-drawn] svg')"
        ))
        .await;
    reader.until_painted().await;
}

/// The dots of a trend: small closed shapes within its drawing, by where they are.
pub fn dots(trend: &str) -> String {
    format!(
        "all('{trend} svg path').filter((path) => path.getAttribute('stroke') === 'var(--accent)' && path.getAttribute('fill') !== 'none')
            .map((path) => path.getBoundingClientRect()).filter(({{width, height}}) => width > 3 && width < 14 && height < 14)
            .map(({{left, width}}) => Math.round(left + width / 2))"
    )
}

/// The lines of a trend, each piece between two gaps as its horizontal ends.
fn strokes(trend: &str) -> String {
    format!(
        "all('{trend} svg path').filter((path) => path.getAttribute('stroke-width') === '2' && path.getAttribute('fill') === 'none')
            .flatMap((path) => {{
                const {{a, e}} = path.getScreenCTM();
                const pieces = path.getAttribute('d').split('M').slice(1).map((piece) => piece.match(/-?[\\d.]+/g).map(Number));
                return pieces.filter((numbers) => numbers.length > 2).map((numbers) => [numbers[0], numbers.at(-2)].map((x) => a * x + e));
            }})"
    )
}

/// The years and months under the drawing of a trend.
pub fn labels(trend: &str) -> String {
    format!(
        "all('{trend} svg text').map((text) => text.textContent).filter((text) => /^20\\d\\d(-\\d\\d)?$/.test(text)).join()"
    )
}

/// Where a day stands in the drawing of a trend, by the labels below it.
pub fn place_of(trend: &str, day: &str) -> String {
    format!("{}[0]", places_of(trend, &[day.to_owned()]))
}

/// Where days stand in it.
fn places_of(trend: &str, days: &[String]) -> String {
    format!(
        "(() => {{
            const named = all('{trend} svg text').filter((text) => /^20\\d\\d(-\\d\\d)?$/.test(text.textContent))
                .map((text) => [+new Date(`${{(text.textContent + '-01').slice(0, 7)}}-01T00:00`), text.getBoundingClientRect()])
                .map(([time, {{left, right}}]) => [time, (left + right) / 2]);
            const [[t0, x0]] = named, [t1, x1] = named.at(-1);
            return {days:?}.map((day) => x0 + (+new Date(`${{day}}T00:00`) - t0) / (t1 - t0) * (x1 - x0));
        }})()"
    )
}

/// Where a day stands in the drawing of a trend over all weeks: the drawing, and how far from its middle.
pub async fn spot(reader: &Reader, trend: &str, day: &str) -> (WebElement, i64) {
    let place: f64 = reader.read(&place_of(trend, day)).await;
    let plot = format!("{trend} .plot");
    let middle: f64 = reader
        .read(&format!(
            "(({{left, width}}) => left + width / 2)(one('{plot}').getBoundingClientRect())"
        ))
        .await;
    #[allow(clippy::cast_possible_truncation, reason = "pixels of a page")]
    let from_middle = (place - middle).round() as i64;
    (reader.find(&plot).await, from_middle)
}

#[test]
fn all_real_weeks_are_dots_at_every_width_and_none_is_without() {
    visit(async |reader| {
        for (width, path) in [(PHONE, ""), (768, "en/"), (SCREEN, "")] {
            reader.wide(width).await;
            for span in ["", "?span=all", "?span=2011-W19..2018-W06"] {
                open(reader, &format!("{path}{span}"), VULNERABILITIES).await;
                // 17 of the 19 weeks state vulnerabilities.
                let drawn: Vec<f64> = reader.read(&dots(VULNERABILITIES)).await;
                assert_eq!(drawn.len(), 17, "{path}{span} at {width} px: {drawn:?}");
            }
            let room: bool = reader.read("html.scrollWidth <= innerWidth").await;
            assert!(room, "{path} is wider than {width} px");
        }
    });
}

/// The days on which weeks begin.
fn mondays(weeks: &[&str]) -> Vec<String> {
    let monday = |week: &&str| week.parse::<Week>().unwrap().monday().to_string();
    weeks.iter().map(monday).collect()
}

#[test]
fn the_weeks_of_every_trend_together_are_all_that_are_real_at_every_width_and_span() {
    visit(async |reader| {
        let weeks = [
            "2011-W19", "2012-W40", "2013-W16", "2013-W19", "2013-W27", "2013-W33", "2014-W01",
            "2014-W30", "2014-W37", "2014-W44", "2014-W48", "2015-W12", "2015-W18", "2015-W38",
            "2015-W39", "2015-W47", "2016-W08", "2016-W15", "2018-W06",
        ];
        let days = mondays(&weeks);
        for (width, span) in [
            (PHONE, "all"),
            (PHONE, "2011-W19..2018-W06"),
            (768, "2011-W19..2018-W06"),
            (SCREEN, "all"),
            (SCREEN, "2011-W19..2018-W06"),
        ] {
            reader.wide(width).await;
            let mut dotted = BTreeSet::new();
            let mut is_open = false;
            for trend in [
                "infected_hosts",
                "trojan_botnet_hosts",
                "backdoored_government_websites",
                "new_virus_families",
                "app_platforms_involved",
                "new_vulnerabilities",
            ] {
                let trend = format!("[data-figure={trend}_trend]");
                if is_open {
                    until_drawn(reader, &trend).await;
                } else {
                    open(reader, &format!("?span={span}"), &trend).await;
                }
                is_open = true;
                let drawn: Vec<f64> = reader.read(&dots(&trend)).await;
                let places: Vec<f64> = reader.read(&places_of(&trend, &days)).await;
                for (week, place) in weeks.iter().zip(places) {
                    if drawn.iter().any(|dot| (dot - place).abs() < 1.6) {
                        dotted.insert(*week);
                    }
                }
            }
            assert_eq!(dotted, BTreeSet::from(weeks), "{span} at {width} px");
        }
    });
}

/// The weeks of a span in which an indicator has a value, as the dataset has them, in pieces between gaps and breaks.
fn pieces(id: &str, [first, last]: [&str; 2], breaks: &[&str]) -> Vec<Vec<Week>> {
    let text = std::fs::read_to_string(folder().join("data/history/all.json")).unwrap();
    let history: serde_json::Value = serde_json::from_str(&text).unwrap();
    let weeks = history["weeks"].as_array().unwrap().iter();
    let weeks = weeks.map(|week| week.as_str().unwrap());
    let values = history["columns"][id]["value"].as_array().unwrap();
    let known = weeks.zip(values).filter(|(_, value)| !value.is_null());
    let within = known.filter(|(week, _)| (first..=last).contains(week));
    let mut pieces: Vec<Vec<Week>> = Vec::new();
    for (name, _) in within {
        let week: Week = name.parse().unwrap();
        match pieces.last_mut() {
            Some(piece) if piece.last().unwrap().next() == week && !breaks.contains(&name) => {
                piece.push(week);
            }
            _ => pieces.push(vec![week]),
        }
    }
    pieces
}

#[test]
fn every_gap_begins_and_ends_at_its_own_week_at_every_span_and_width() {
    visit(async |reader| {
        for (width, path, [first, last]) in [
            (PHONE, "", ["2011-W19", "2018-W06"]),
            (PHONE, "", ["2015-W30", "2016-W20"]),
            (768, "en/", ["2014-W01", "2016-W15"]),
            (768, "en/", ["2015-W36", "2015-W52"]),
            (SCREEN, "", ["2011-W19", "2018-W06"]),
            (SCREEN, "en/", ["2015-W10", "2015-W50"]),
        ] {
            reader.wide(width).await;
            for (id, breaks) in [
                ("phishing_pages", &["2015-W10"][..]),
                ("infected_hosts", &[]),
                ("new_vulnerabilities", &[]),
            ] {
                let trend = format!("[data-figure={id}_trend]");
                open(reader, &format!("{path}?span={first}..{last}"), &trend).await;
                let pieces = pieces(id, [first, last], breaks);
                let ends = |piece: &Vec<Week>| [piece[0], piece[piece.len() - 1]];
                let lines: Vec<_> = pieces.iter().filter(|of| of.len() > 1).map(ends).collect();
                let drawn: Vec<[f64; 2]> = reader.read(&strokes(&trend)).await;
                let told = format!("{id} {first}..{last} at {width} px: {drawn:?}");
                assert_eq!(drawn.len(), lines.len(), "{told}");
                for (line, drawn) in lines.iter().zip(drawn) {
                    let days = line.map(|week| week.monday().to_string());
                    let places: [f64; 2] = reader.read(&places_of(&trend, &days)).await;
                    for (place, end) in places.iter().zip(drawn) {
                        assert!((place - end).abs() < 2.0, "{place} of {told}");
                    }
                }
                // What no line leads to is a dot, and so is where one begins or ends.
                let days: Vec<_> = pieces.iter().flat_map(ends).collect();
                let days: Vec<_> = days.iter().map(|week| week.monday().to_string()).collect();
                let places: Vec<f64> = reader.read(&places_of(&trend, &days)).await;
                let dots: Vec<f64> = reader.read(&dots(&trend)).await;
                for (place, day) in places.iter().zip(days) {
                    let is_there = dots.iter().any(|dot| (dot - place).abs() < 2.0);
                    assert!(is_there, "{day} at {place} of {dots:?}: {told}");
                }
            }
        }
    });
}

#[test]
fn no_line_crosses_march_2015_and_the_break_is_named() {
    visit(async |reader| {
        for (path, name) in [("", "监测范围扩大"), ("en/", "Monitoring was widened")] {
            reader.wide(SCREEN).await;
            open(reader, path, PHISHING).await;
            let place: f64 = reader.read(&place_of(PHISHING, "2015-03-02")).await;
            let lines: Vec<[f64; 2]> = reader.read(&strokes(PHISHING)).await;
            // Two weeks of 2015, and the sample year.
            assert_eq!(lines.len(), 2, "{lines:?}");
            for [left, right] in lines {
                assert!(
                    right < place || left > place,
                    "{left} to {right} crosses {place}"
                );
            }
            let named = format!(
                "all('{PHISHING} svg text').some((text) => text.textContent.replace(/\\s+/g, ' ').includes('{name}'))"
            );
            assert!(reader.read::<bool>(&named).await, "{name}");
        }
    });
}

#[test]
fn nothing_is_asked_for_before_the_place_comes_near_the_view() {
    visit(async |reader| {
        reader.view(SCREEN, 800).await;
        reader.before_each_page(NOTE_SHIFTS).await;
        reader.leave().await;
        reader.open("?theme=light").await;
        reader.until_whole().await;
        let asked = reader.asked();
        let is_of_run = |file: &String| file.contains("history/all") || file.contains("reader.run");
        assert!(!asked.iter().any(is_of_run), "{asked:?}");
        reader.run::<()>("location.hash = 'long-run';").await;
        reader.open_wholly("en/#long-run").await;
        until_drawn(reader, "[data-figure=malware_downloads_trend]").await;
        assert!(reader.asked().iter().any(is_of_run));
        assert!(
            reader.read::<f64>("shift").await < 0.01,
            "{:?}",
            reader.read::<Vec<String>>("moved").await
        );
    });
}

#[test]
fn the_keyboard_reaches_each_point_says_it_and_enter_opens_its_week() {
    visit(async |reader| {
        reader.wide(SCREEN).await;
        open(reader, "en/", VULNERABILITIES).await;
        let points = format!("{VULNERABILITIES} .points");
        let said = format!(
            "document.getElementById(one('{points}').getAttribute('aria-activedescendant')).textContent"
        );
        reader.run::<()>(&format!("one('{points}').focus()")).await;
        reader.press(&points, Key::Home).await;
        let mut heard = Vec::new();
        for _ in 0..19 {
            heard.push(reader.read::<String>(&said).await);
            reader.press(&points, Key::Right).await;
        }
        assert_eq!(
            heard.first().map(String::as_str),
            Some("9 to 15 May 2011: 101 vulnerabilities (second-hand)")
        );
        assert_eq!(
            heard.last().map(String::as_str),
            Some("5 to 11 February 2018: 284 vulnerabilities (second-hand)")
        );
        assert_eq!(heard.iter().collect::<BTreeSet<_>>().len(), 19, "{heard:?}");
        reader.press(&points, Key::Enter).await;
        reader.until_week("2018-W06").await;
        assert!(reader.path().await.contains("week=2018-W06"));
        reader.until(&format!("one('{VULNERABILITIES} .named').innerText.includes('the highest since the issue of 27 October – 2 November 2014')")).await;
    });
}

#[test]
fn a_click_on_a_point_opens_its_week() {
    visit(async |reader| {
        reader.wide(SCREEN).await;
        open(reader, "", VULNERABILITIES).await;
        let (plot, from_middle) = spot(reader, VULNERABILITIES, "2018-02-05").await;
        let clicked = reader
            .tab
            .action_chain()
            .move_to_element_with_offset(&plot, from_middle, 0)
            .click();
        clicked.perform().await.unwrap();
        reader.until_week("2018-W06").await;
    });
}

#[test]
fn the_span_is_in_the_address_and_zooming_moves_all_trends() {
    visit(async |reader| {
        reader.wide(SCREEN).await;
        open(reader, "en/?week=2018-W06", PHISHING).await;
        reader.click("#long-run .views a:nth-child(2)").await;
        reader.until("location.search.includes('span=52')").await;
        reader
            .until(
                "one('#long-run .run > span').innerText === '13 February 2017 – 11 February 2018'",
            )
            .await;
        until_drawn(reader, PHISHING).await;
        reader.click("#long-run .views a:nth-child(3)").await;
        reader.until("!location.search.includes('span')").await;
        until_drawn(reader, PHISHING).await;
        let whole: String = reader.read(&labels(PHISHING)).await;
        reader.click("#long-run [data-zoom=in]").await;
        reader
            .until(&format!("{} !== '{whole}'", labels(PHISHING)))
            .await;
        reader
            .until(&format!(
                "{} === {}",
                labels(PHISHING),
                labels(VULNERABILITIES)
            ))
            .await;
        reader.click("#long-run [data-zoom=whole]").await;
        reader
            .until(&format!("{} === '{whole}'", labels(PHISHING)))
            .await;
        // By the keyboard, within a trend.
        reader.press(&format!("{PHISHING} .points"), "+").await;
        reader
            .until(&format!("{} !== '{whole}'", labels(PHISHING)))
            .await;
        reader.press(&format!("{PHISHING} .points"), "0").await;
        reader
            .until(&format!("{} === '{whole}'", labels(PHISHING)))
            .await;
    });
}

#[test]
fn the_axis_counts_in_powers_of_ten_where_that_is_wanted_and_says_so() {
    visit(async |reader| {
        reader.wide(SCREEN).await;
        open(reader, "", PHISHING).await;
        reader.click("#long-run .run button:nth-of-type(1)").await;
        reader
            .until(&format!(
                "one('{PHISHING} .named').innerText.includes('纵轴为对数坐标')"
            ))
            .await;
        reader
            .until(&format!(
                "all('{PHISHING} svg text').map((text) => text.textContent).includes('10,000')"
            ))
            .await;
        let zeros = "one('[data-figure=new_virus_families_trend] .named').innerText.includes('数值为0的3期')";
        reader.until(zeros).await;
    });
}

#[test]
fn each_trend_has_its_table_and_all_are_tables_where_tables_are_chosen() {
    visit(async |reader| {
        reader.wide(SCREEN).await;
        open(reader, "en/", PHISHING).await;
        reader.click(&format!("{PHISHING} .caption button")).await;
        reader
            .until(&format!(
                "one('{PHISHING} table') && !one('{PHISHING} .plot')"
            ))
            .await;
        let rows: Vec<Vec<String>> = reader.read(&format!("all('{PHISHING} tbody tr').map((row) => [...row.children].map((cell) => cell.textContent))")).await;
        assert_eq!(rows.len(), 70);
        assert_eq!(rows[0], ["22–28 December 2025", "331", "Sample"]);
        assert!(
            rows.contains(
                &["16–22 March 2015", "6,644", "Second-hand"]
                    .map(str::to_owned)
                    .to_vec()
            )
        );
        reader.leave().await;
        reader.open("?view=table#long-run").await;
        reader.until("all('#long-run figure').length === all('#long-run table').length && one('#long-run table')").await;
        assert!(!reader.asked().is_empty());
    });
}

#[test]
fn one_trend_stands_alone_in_another_page() {
    visit(async |reader| {
        for (path, name) in [
            (
                "?embed=1&only=phishing_pages_trend&span=2011-W19..2018-W06",
                "针对境内网站仿冒网页数量",
            ),
            (
                "en/?embed=1&only=phishing_pages_trend",
                "Number of Phishing Websites",
            ),
        ] {
            reader.leave().await;
            reader.open(path).await;
            until_drawn(reader, PHISHING).await;
            let shown: Vec<String> = reader.read("all('figure, article').filter((part) => part.getClientRects().length).map((part) => part.dataset.figure ?? part.dataset.indicator)").await;
            assert_eq!(shown, ["phishing_pages_trend"], "{path}");
            let text = reader.text().await;
            assert!(text.contains(name), "{text}");
            assert!(!text.contains("phishing_pages_trend"), "{text}");
        }
    });
}

#[test]
fn language_and_week_keep_the_long_run_right() {
    visit(async |reader| {
        reader.wide(SCREEN).await;
        open(reader, "?span=2011-W19..2018-W06", PHISHING).await;
        reader.click("a.language").await;
        reader
            .until(&format!(
                "one('{PHISHING} figcaption').innerText.startsWith('Number of Phishing Websites')"
            ))
            .await;
        reader
            .until(&format!(
                "one('{PHISHING} .plot').dataset.drawn === 'phishing_pages_trend:en:plain'"
            ))
            .await;
        reader
            .turn_to("en/?week=2015-W39&span=2011-W19..2018-W06")
            .await;
        reader.until_week("2015-W39").await;
        reader.until(&format!("one('{PHISHING} .named').innerText.startsWith('21–27 September 2015: 4,006 pages (second-hand)')")).await;
        assert!(reader.path().await.contains("span=2011-W19..2018-W06"));
        assert_eq!(
            reader
                .asked()
                .iter()
                .filter(|file| file.contains("history/all"))
                .count(),
            1
        );
    });
}

#[test]
fn axe_finds_nothing_in_the_long_run() {
    visit(async |reader| {
        let axe = axe();
        for (path, theme) in [("", "light"), ("en/", "dark"), ("", "contrast")] {
            for width in [PHONE, SCREEN] {
                reader.wide(width).await;
                open(reader, &format!("{path}?theme={theme}"), PHISHING).await;
                check(reader, &axe, path).await;
            }
        }
    });
}

#[test]
fn what_has_come_of_the_long_run_is_printed_and_what_has_not_leaves_no_gap() {
    visit(async |reader| {
        for (path, name, said) in [
            ("", "长期走势", "境内感染网络病毒的主机数量"),
            (
                "en/",
                "The Long Run",
                "the lowest about 184,000 hosts in the week of 5–11 February 2018",
            ),
        ] {
            reader.leave().await;
            reader.open(path).await;
            let on_paper = plain(&printed(reader).await);
            assert!(!holds(&on_paper, &plain(name)), "{path}");
            open(reader, path, "[data-figure=infected_hosts_trend]").await;
            let on_paper = plain(&printed(reader).await);
            assert!(
                holds(&on_paper, &plain(name)) && holds(&on_paper, &plain(said)),
                "{path}"
            );
        }
    });
}

/// In the place of the system's dialog, which no test can answer: notes how many trends were drawn as the page was told to print.
const NOTE_PRINTS: &str = "window.print = () => {
    dispatchEvent(new Event('beforeprint'));
    const [trends, drawn] = ['.plot.trend', '.plot.trend[data-drawn] svg'].map((of) => document.querySelectorAll(`#long-run ${of}`).length);
    (window.prints ??= []).push([trends, drawn]);
};";

#[test]
fn the_button_and_the_keys_for_printing_have_the_long_run_come_first_wherever_the_reader_is() {
    visit(async |reader| {
        reader.before_each_page(NOTE_PRINTS).await;
        for (page, name, said) in [
            ("?week=2018-W06", "长期走势", "境内感染网络病毒的主机数量"),
            (
                "en/?week=2018-W06",
                "The Long Run",
                "the highest is about 2.07 million hosts",
            ),
        ] {
            for by_keys in [false, true] {
                reader.view(SCREEN, 700).await;
                reader.leave().await;
                reader.open_wholly(page).await;
                assert!(
                    !reader
                        .read::<bool>("Boolean(one('#long-run figure'))")
                        .await
                );
                if by_keys {
                    let keys = reader.tab.action_chain().key_down(Key::Control);
                    let keys = keys.send_keys("p").key_up(Key::Control);
                    keys.perform().await.unwrap();
                } else {
                    reader.click(".print").await;
                }
                reader.until("window.prints").await;
                let prints: Vec<[usize; 2]> = reader.read("prints").await;
                let [trends, drawn] = prints[0];
                assert!(trends > 20 && drawn == trends, "{page}: {prints:?}");
                assert_eq!(prints.len(), 1);
            }
            let on_paper = plain(&printed(reader).await);
            assert!(
                holds(&on_paper, &plain(name)) && holds(&on_paper, &plain(said)),
                "{page}"
            );
        }
    });
}

#[test]
fn a_page_is_printed_without_the_long_run_where_that_cannot_be_had() {
    visit(async |reader| {
        reader.tolerate("Failed to load resource");
        reader.before_each_page(NOTE_PRINTS).await;
        reader.view(SCREEN, 700).await;
        reader.shorten_patience();
        reader.open_wholly("en/").await;
        reader.fault("data/history/all.json", InjectedFault::Missing);
        reader.click(".print").await;
        reader.until("window.prints").await;
        let on_paper = plain(&printed(reader).await);
        assert!(!holds(&on_paper, &plain("The Long Run")));
        assert!(holds(&on_paper, &plain("Incident Handling")));
    });
}

//! However a host page brings the script and writes the element, the report is seen, or the console says what to do.

use std::fs;

use xtask::server::Site;

use crate::hosts::{self, FRAMES};
use crate::support::{Reader, folder, visit};

/// What is shown here: little, so that pages are quick.
const CONTACT: &str = "data-only=\"contact\" data-lang=\"zh\"";

/// Waits until each frame of the page is as high as the report in it.
async fn until_all_fit(reader: &Reader, frames: usize) {
    reader.until(&format!("{FRAMES}.length === {frames}")).await;
    for place in 0..frames {
        hosts::fits(reader, place).await;
        hosts::until_whole(reader, place).await;
    }
}

/// In every engine.
#[test]
fn an_element_that_is_written_as_if_it_closed_itself_swallows_nothing() {
    visit(async |reader| {
        let script = hosts::script(reader, "");
        // Known before the element is read, so that what it swallows comes after it; and the other way round.
        let at_once = script.replace(" async", "");
        for (before, after) in [(at_once.as_str(), ""), ("", script.as_str())] {
            let element =
                "<cncert-weekly lang=\"zh\" only=\"contact\" width=\"320\" height=\"9\" />";
            let page = format!(
                "{before}<div>{element}<p id=\"next\">Next</p></div><p id=\"last\">Last</p>{after}"
            );
            hosts::open(reader, &page).await;
            until_all_fit(reader, 1).await;
            let ([frame, next, last], [narrow, wide]): ([f64; 3], [f64; 2]) = reader
                .read(&format!(
                    "((frame, next) => [[frame.bottom, next.top, one('#last').getBoundingClientRect().top], [frame.width, next.width]])({FRAMES}[0].getBoundingClientRect(), one('#next').getBoundingClientRect())"
                ))
                .await;
            assert!(
                frame <= next && next < last,
                "{frame}, {next} and {last} stand below each other"
            );
            assert!(
                (narrow - 320.0).abs() < 1.0 && wide > 400.0,
                "{narrow}, {wide}"
            );
            assert_eq!(
                reader.text().await.replace("\n\n", "\n").trim(),
                "Next\nLast"
            );
            // What comes still later is seen as well.
            reader
                .run::<()>("one('#next').after(Object.assign(document.createElement('p'), {id: 'late', textContent: 'Late'}));")
                .await;
            reader
                .until("one('#late').getBoundingClientRect().height > 0")
                .await;
        }
    });
}

#[test]
fn a_language_is_read_from_any_tag_that_names_it() {
    visit(async |reader| {
        for (page, element, english) in [
            ("en_US", "", true),
            ("EN-gb", "", true),
            ("zh_TW", "", false),
            ("fr", "", false),
            ("zh-CN", "lang=\"en_GB\"", true),
            ("en", "lang=\"zh_Hans_CN\"", false),
        ] {
            let body = format!(
                "{}<cncert-weekly only=\"contact\" {element}></cncert-weekly>",
                hosts::script(reader, "")
            );
            let tagged =
                hosts::page(&body).replacen("lang=\"zh-CN\"", &format!("lang=\"{page}\""), 1);
            hosts::open_bytes(reader, tagged.as_bytes()).await;
            until_all_fit(reader, 1).await;
            let address: String = reader.read(&format!("{FRAMES}[0].src")).await;
            assert_eq!(address.contains("/en/?"), english, "{page} {element}");
        }
        // A page may say it at any time.
        let said = |tag: &str| {
            format!(
                "frames[0].postMessage({{type: 'cncert-weekly:set-lang', version: 1, id: 'cncert-weekly', lang: '{tag}'}}, '*');"
            )
        };
        let frame = hosts::frame(reader, "embed=1&only=contact");
        hosts::open(reader, &format!("{frame}{}", hosts::FITTING)).await;
        for (tag, lang) in [("en_US", "en"), ("ZH-cn", "zh-CN")] {
            hosts::until_said(reader, "ready").await;
            reader.run::<()>(&said(tag)).await;
            hosts::enter(reader, 0).await;
            reader.until(&format!("html.lang === '{lang}'")).await;
            hosts::leave(reader).await;
            hosts::fits(reader, 0).await;
        }
    });
}

/// In every engine.
#[test]
fn two_sites_in_one_page_each_show_their_own_report() {
    visit(async |reader| {
        let other = Site::new(folder()).serve().unwrap();
        let sites = [reader.site.url(""), other.url("")];
        let of = |site: &String| {
            let bare = site.trim_end_matches('/');
            format!(
                "<script src=\"{site}embed.js\" {CONTACT} async></script>
                 <cncert-weekly site=\"{bare}\" only=\"contact\"></cncert-weekly>"
            )
        };
        let body = sites.each_ref().map(of).concat();
        let _host = hosts::open(reader, &body).await;
        until_all_fit(reader, 4).await;
        let shown: Vec<String> = reader
            .read(&format!("{FRAMES}.map((frame) => frame.src.split('?')[0])"))
            .await;
        let [one, two] = &sites;
        assert_eq!(shown, [one, one, two, two].map(String::clone));
        let ready = hosts::times_said("ready");
        reader.until(&format!("{ready} === 4")).await;
        // An address that is none of the web is nobody's site.
        reader
            .run::<()>("one('cncert-weekly').setAttribute('site', 'javascript:alert(1)');")
            .await;
        let address: String = reader.read(&format!("{FRAMES}[0].src")).await;
        assert!(address.starts_with("http://127.0.0.1:"), "{address}");
        reader.until(&format!("{ready} === 5")).await;
        hosts::fits(reader, 0).await;
        assert_eq!(other.violations(), Vec::<String>::new());
    });
}

/// In every engine.
#[test]
fn as_a_module_the_script_puts_the_report_where_it_stands() {
    visit(async |reader| {
        let module = hosts::script(reader, CONTACT).replace("<script", "<script type=\"module\"");
        let late = module.replace(" async", "");
        let plain = "<cncert-weekly only=\"contact\"></cncert-weekly>";
        hosts::open(
            reader,
            &format!("<div id=\"place\">{module}</div>{plain}{late}"),
        )
        .await;
        until_all_fit(reader, 3).await;
        let at_place: bool = reader
            .read("one('#place > script').nextElementSibling.localName === 'cncert-weekly'")
            .await;
        assert!(at_place);
    });
}

#[test]
fn a_script_that_another_one_puts_into_the_body_puts_the_report_there() {
    visit(async |reader| {
        let address = reader.site.url("embed.js");
        hosts::open(
            reader,
            &format!(
                "<div id=\"place\"></div><script>const script = document.createElement('script');
                 Object.assign(script.dataset, {{only: 'contact'}});
                 script.src = '{address}';
                 document.querySelector('#place').append(script);</script>"
            ),
        )
        .await;
        until_all_fit(reader, 1).await;
        assert!(
            reader
                .read::<bool>("Boolean(one('#place cncert-weekly'))")
                .await
        );
    });
}

#[test]
fn where_nothing_is_shown_the_console_says_what_to_put_where() {
    visit(async |reader| {
        let script = hosts::script(reader, CONTACT);
        let in_head = hosts::page("").replace("</head>", &format!("{script}</head>"));
        let address = reader.site.url("embed.js");
        let by_a_manager = |rest: &str| {
            hosts::page(&format!(
                "<script>const script = document.createElement('script');
                 Object.assign(script, {{src: '{address}', async: true}});
                 Object.assign(script.dataset, {{only: 'contact', lang: 'zh'}});
                 document.head.append(script);{rest}</script>"
            ))
        };
        for page in [in_head, by_a_manager(""), by_a_manager("script.remove();")] {
            let _host = hosts::open_bytes(reader, page.as_bytes()).await;
            let told = hosts::until_told(reader).await;
            let site = reader.site.url("");
            assert!(
                told.contains("nothing is shown where embed.js stands"),
                "{told}"
            );
            assert!(
                told.contains("cncert-weekly site=") && told.contains(&site),
                "{told}"
            );
            // It does as it says.
            reader
                .run::<()>(&format!("const element = document.createElement('cncert-weekly'); element.setAttribute('site', '{site}'); element.setAttribute('only', 'contact'); document.body.append(element);"))
                .await;
            until_all_fit(reader, 1).await;
        }
    });
}

#[test]
fn where_the_script_cannot_tell_where_it_stands_the_console_says_so() {
    visit(async |reader| {
        let address = reader.site.url("embed.js");
        let shadow = format!(
            "<div></div><script>const script = document.createElement('script');
             script.src = '{address}';
             script.dataset.only = 'contact';
             document.querySelector('div').attachShadow({{mode: 'closed'}}).append(script);</script>"
        );
        let imported = format!("<script type=\"module\">import '{address}';</script>");
        for page in [shadow, imported] {
            let element = "<cncert-weekly only=\"contact\"></cncert-weekly>";
            let _host = hosts::open(reader, &format!("{page}{element}")).await;
            let told = hosts::until_told(reader).await;
            assert!(told.contains("cannot tell where it stands"), "{told}");
            until_all_fit(reader, 1).await;
        }
        let text = fs::read_to_string(reader.site.folder().join("embed.js")).unwrap();
        hosts::open(
            reader,
            &format!("<script data-only=\"contact\">{text}</script>"),
        )
        .await;
        let told = hosts::until_told(reader).await;
        assert!(told.contains("has to come from its site"), "{told}");
    });
}

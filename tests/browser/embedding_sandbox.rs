//! Whatever a host takes from the frame, there is a report in it.

use crate::hosts;
use crate::support::{Reader, visit};

/// A frame of the report in a sandbox.
fn sandboxed(reader: &Reader, tokens: &str) -> String {
    hosts::frame(reader, "embed=1").replacen("<iframe", &format!("<iframe sandbox=\"{tokens}\""), 1)
}

/// Lets the console say what a browser says by itself of a sandbox.
fn tolerate(reader: &Reader) {
    for part in ["sandbox", "allow-scripts"] {
        reader.tolerate(part);
    }
}

#[test]
fn in_every_sandbox_with_scripts_the_report_lives_and_fits() {
    visit(async |reader| {
        tolerate(reader);
        let others = ["allow-same-origin", "allow-downloads", "allow-popups"];
        for chosen in 0..8_usize {
            let mut tokens = vec!["allow-scripts"];
            tokens.extend(
                others
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| chosen >> place & 1 == 1)
                    .map(|(_, token)| *token),
            );
            let tokens = tokens.join(" ");
            println!("{tokens}");
            let host = hosts::open(
                reader,
                &format!("{}{}", sandboxed(reader, &tokens), hosts::FITTING),
            )
            .await;
            hosts::until_said(reader, "ready").await;
            hosts::fits(reader, 0).await;
            let has_origin = tokens.contains("same-origin");
            let origin: String = reader.read("said[0].origin").await;
            assert_eq!(origin != "null", has_origin, "{tokens}: {origin}");
            hosts::enter(reader, 0).await;
            reader.until_week("2025-W52").await;
            let stored: bool = reader
                .run("try { return Boolean(localStorage); } catch { return false; }")
                .await;
            assert_eq!(stored, has_origin, "{tokens}");
            // It is the program's: another week and another language come.
            reader.run::<()>("one('a.language').click();").await;
            reader
                .until("html.lang === 'en' && html.dataset.state === 'ready'")
                .await;
            reader.run::<()>("one('a.step[rel=prev]').click();").await;
            reader.until_week("2025-W51").await;
            reader
                .until("all('.plot').some((plot) => plot.dataset.drawn)")
                .await;
            assert!(reader.text().await.contains("Source: CNCERT"));
            hosts::leave(reader).await;
            hosts::fits(reader, 0).await;
            assert_eq!(host.violations(), Vec::<String>::new(), "{tokens}");
        }
    });
}

#[test]
fn in_a_sandbox_without_scripts_the_published_issue_stands() {
    visit(async |reader| {
        tolerate(reader);
        for tokens in ["", "allow-same-origin", "allow-popups allow-downloads"] {
            let frame = sandboxed(reader, tokens);
            let _host = hosts::open(reader, &frame).await;
            hosts::enter(reader, 0).await;
            // A driver may not run scripts there either; what is to be seen can be read all the same.
            let text = reader.find("main").await.text().await.unwrap();
            for part in ["↓ 74.5%", "仿冒投诉事件9起", "胡俊"] {
                assert!(text.contains(part), "{tokens}: {part}: {text}");
            }
            hosts::leave(reader).await;
        }
    });
}

#[test]
fn a_host_in_a_sandbox_of_its_own_gets_heights() {
    visit(async |reader| {
        tolerate(reader);
        // The page around the frame has no origin that could be named.
        let inner = hosts::page(&format!(
            "{}{}",
            hosts::frame(reader, "embed=1"),
            hosts::FITTING
        ));
        let portal = hosts::Host::serving(inner.as_bytes());
        let outer = format!(
            "<iframe sandbox=\"allow-scripts\" width=\"900\" height=\"4000\" src=\"{}\"></iframe>",
            portal.address()
        );
        let _host = hosts::open(reader, &outer).await;
        hosts::enter(reader, 0).await;
        hosts::until_said(reader, "height").await;
        reader.until("Number(one('iframe').height) > 1500").await;
        hosts::enter(reader, 0).await;
        reader.until_whole().await;
        hosts::leave(reader).await;
        hosts::enter(reader, 0).await;
        // Nobody can say who that is: it is told heights, in every protocol, and nothing else.
        let others: usize = reader
            .read(
                "said.filter(({data}) => !data['datawrapper-height'] && !(data.height > 0)).length",
            )
            .await;
        assert_eq!(others, 0);
        hosts::leave(reader).await;
    });
}

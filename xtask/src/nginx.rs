//! nginx with a built site, configured as webmasters are told to.

use std::fs;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use deploy::{Frames, Hosting, nginx};
use tempfile::TempDir;

use crate::process::free_port;
use crate::{setup, workspace};

/// How long nginx may take to listen.
const PATIENCE: Duration = Duration::from_secs(10);

/// The path under which the site is served once more.
pub const UNDER: &str = "reports/weekly/";

/// nginx's module that sends files compressed by brotli, where Debian puts it.
const BROTLI_MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// A running nginx; it ends with this value.
pub struct Nginx {
    process: Child,
    port: u16,
    _folder: TempDir,
}

impl Nginx {
    /// Serves a site at the top of a host and below [`UNDER`]: by deploy/nginx.conf, with what it suggests in force but
    /// for certificates, and brotli only where its module is installed.
    pub fn serve(site: &Path, frames: Frames) -> Result<Self> {
        let folder = TempDir::new()?;
        let directives = folder.path().join("dist.nginx.conf");
        fs::write(&directives, nginx::directives(&Hosting::of(site, frames)?))?;
        let port = free_port()?;
        let mut server = fs::read_to_string(workspace::root().join("deploy/nginx.conf"))?;
        let by_newer = if has_ipv6() {
            format!("listen {};", SocketAddr::from((Ipv6Addr::LOCALHOST, port)))
        } else {
            String::new()
        };
        let by_older = format!("listen {};", SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
        for (from, to) in [
            (
                "/srv/weekly/dist.nginx.conf",
                &*directives.to_string_lossy(),
            ),
            ("/srv/weekly/dist", &*site.to_string_lossy()),
            ("listen 80;", &by_older),
            ("listen [::]:80;", &by_newer),
            ("# location ", "location "),
            ("#     alias", "alias"),
            ("#     include", "include"),
            ("# }", "}"),
            ("# add_header", "add_header"),
            (
                "# brotli_static on;",
                if has_brotli() {
                    "brotli_static on;"
                } else {
                    ""
                },
            ),
        ] {
            ensure!(server.contains(from), "deploy/nginx.conf has no {from:?}");
            server = server.replace(from, to);
        }
        fs::write(folder.path().join("server.conf"), server)?;
        let modules = if has_brotli() {
            format!("load_module {BROTLI_MODULE};")
        } else {
            String::new()
        };
        // Outside of the server stands only what keeps nginx within its folder.
        let main = format!(
            "daemon off; master_process off; pid nginx.pid; error_log stderr crit; {modules}\n\
             events {{}}\n\
             http {{\n\
                 access_log off;\n\
                 client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;\n\
                 uwsgi_temp_path uwsgi; scgi_temp_path scgi;\n\
                 include server.conf;\n\
             }}\n"
        );
        let conf = folder.path().join("nginx.conf");
        fs::write(&conf, main)?;
        let program = setup::nginx().context("nginx is missing (cargo xtask test installs it)")?;
        let process = Command::new(program)
            .arg("-p")
            .arg(folder.path())
            .args(["-e", "stderr", "-c"])
            .arg(&conf)
            .stdin(Stdio::null())
            .spawn()
            .context("nginx could not be started")?;
        let mut nginx = Self {
            process,
            port,
            _folder: folder,
        };
        nginx.wait()?;
        Ok(nginx)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }

    /// Where it listens by the newer protocol of the internet.
    pub fn newer_address(&self) -> SocketAddr {
        (Ipv6Addr::LOCALHOST, self.port).into()
    }

    fn wait(&mut self) -> Result<()> {
        let start = Instant::now();
        let mut addresses = vec![self.address()];
        addresses.extend(has_ipv6().then(|| self.newer_address()));
        let listens = |address: &SocketAddr| TcpStream::connect(address).is_ok();
        while !addresses.iter().all(listens) {
            let ended = self.process.try_wait()?;
            ensure!(
                ended.is_none(),
                "nginx refuses deploy/nginx.conf; its reason is above"
            );
            ensure!(start.elapsed() < PATIENCE, "nginx does not listen");
            thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Whether nginx can send files compressed by brotli here.
pub fn has_brotli() -> bool {
    Path::new(BROTLI_MODULE).exists()
}

/// Whether this machine has the newer protocol of the internet; containers may not.
pub fn has_ipv6() -> bool {
    TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_ok()
}

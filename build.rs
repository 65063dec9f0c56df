//! Makes cargo notice a new bundle of the playground: `src/web.rs` embeds `web/dist`, whose file
//! names change with their content.

fn main() {
    // A path that is missing would count as changed each time.
    let _ = std::fs::create_dir_all("web/dist");
    println!("cargo:rerun-if-changed=web/dist");
}

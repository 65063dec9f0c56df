//! `petri config`: what is set, and what can be.

use std::io::Write;
use std::process::ExitCode;

use clap::Args;
use petri::config::{Config, variable_of};
use serde_json::Value;

/// Print the configuration in effect, or explain what can be set.
#[derive(Args)]
pub struct ConfigArguments {
    /// Lists every key with its variable, default and meaning.
    #[arg(long)]
    explain: bool,
}

pub fn run(arguments: &ConfigArguments, config: &Config) -> anyhow::Result<ExitCode> {
    let text = match arguments.explain {
        true => explain()?,
        false => toml::to_string_pretty(config)?,
    };
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// The doc comments of the configuration's structs, as text.
fn explain() -> anyhow::Result<String> {
    let schema = serde_json::to_value(schemars::schema_for!(Config))?;
    let defaults = serde_json::to_value(Config::default())?;
    let mut text = String::from(
        "Keys of petri.toml, and the variables that override them. A section's key is written under\n\
         [section]; lists and tables in a variable are written as in TOML.\n",
    );
    for (section, properties) in properties(&schema, &schema) {
        text += &format!("\n[{section}]\n");
        for (key, property) in self::properties(&schema, &properties) {
            let default = &defaults[&section][&key];
            let default = if default.is_null() { "none".to_owned() } else { default.to_string() };
            let description = property["description"].as_str().unwrap_or_default();
            text += &format!("\n{key}    {}    default: {default}\n", variable_of(&section, &key));
            for line in description.lines() {
                text += &format!("    {line}\n");
            }
        }
    }
    Ok(text)
}

/// The properties of an object's schema, or of the one that it refers to.
fn properties(root: &Value, schema: &Value) -> Vec<(String, Value)> {
    let target = match schema["$ref"].as_str().and_then(|reference| reference.strip_prefix('#')) {
        Some(pointer) => root.pointer(pointer).unwrap_or(schema),
        None => schema,
    };
    let properties = target["properties"].as_object();
    properties.map(|map| map.clone().into_iter().collect()).unwrap_or_default()
}

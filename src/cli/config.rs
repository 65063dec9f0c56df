//! `petri config`: what is set, and what can be.

use std::fmt::Write as _;
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
        explain_section(&schema, &section, &properties, &defaults[&section], &mut text)?;
    }
    Ok(text)
}

fn explain_section(
    root: &Value,
    section: &str,
    schema: &Value,
    defaults: &Value,
    text: &mut String,
) -> anyhow::Result<()> {
    writeln!(text, "\n[{section}]")?;
    describe(schema, text)?;
    let (sections, keys): (Vec<_>, Vec<_>) =
        properties(root, schema).into_iter().partition(|(_, property)| is_section(root, property));
    for (key, property) in keys {
        let default = match &defaults[&key] {
            Value::Null => "none".to_owned(),
            default => toml::Value::try_from(default)?.to_string(),
        };
        writeln!(text, "\n{key}    {}    default: {default}", variable_of(section, &key))?;
        describe(&property, text)?;
    }
    for (key, property) in sections {
        explain_section(root, &format!("{section}.{key}"), &property, &defaults[&key], text)?;
    }
    Ok(())
}

fn describe(schema: &Value, text: &mut String) -> std::fmt::Result {
    let description = schema["description"].as_str().unwrap_or_default();
    description.lines().try_for_each(|line| writeln!(text, "    {line}"))
}

/// Whether each of an object's members can be set by itself; else it is written whole.
fn is_section(root: &Value, schema: &Value) -> bool {
    let schema = resolved(root, schema);
    schema["properties"].is_object() && schema["required"].is_null()
}

/// The properties of an object's schema, or of the one that it refers to.
fn properties(root: &Value, schema: &Value) -> Vec<(String, Value)> {
    let properties = resolved(root, schema)["properties"].as_object();
    properties.map(|map| map.clone().into_iter().collect()).unwrap_or_default()
}

fn resolved<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let pointer = schema["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    pointer.and_then(|pointer| root.pointer(pointer)).unwrap_or(schema)
}

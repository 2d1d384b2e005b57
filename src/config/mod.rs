//! gateway.toml, presets and environment become a Config, or every Problem with file, line and column.

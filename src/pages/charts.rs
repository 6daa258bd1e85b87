//! Charts as data: what each shows, in final words and numbers. Drawing them is the business of `render`.

#[derive(Debug, Clone)]
pub enum Chart {}

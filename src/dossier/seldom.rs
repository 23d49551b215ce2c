//! Records of which most say little: what few of them say lies in a box of its own, and takes up memory only there.

/// Declares a record as it is kept; it is read and written as another type. What `few` records have lies in a box,
/// and is read as if it were the record's. What is `found` out later lies there too, and is no part of the file.
macro_rules! seldom {
    ($(
        $(#[$doc:meta])*
        pub struct $name:ident as $written:ident { $($field:ident: $type:ty,)+ }
        few $details:ident { $($rare:ident: $rare_type:ty,)+ }
        $(found { $(#[$found_doc:meta])* $found:ident: $found_type:ty, })?
    )+) => {$(
        $(#[$doc])*
        ///
        #[doc = concat!("See [`", stringify!($written), "`] for what its fields mean.")]
        #[derive(Debug, Clone)]
        #[allow(missing_docs)]
        pub struct $name {
            $(pub $field: $type,)+
            pub(super) details: Option<Box<$details>>,
        }

        #[doc = concat!("What few have; see [`", stringify!($written), "`].")]
        #[derive(Debug, Clone, PartialEq, Default)]
        #[allow(missing_docs)]
        pub struct $details {
            $(pub $rare: $rare_type,)+
            $($(#[$found_doc])* pub $found: $found_type,)?
        }

        impl Deref for $name {
            type Target = $details;
            fn deref(&self) -> &$details {
                static NONE: LazyLock<$details> = LazyLock::new($details::default);
                self.details.as_deref().unwrap_or_else(|| &NONE)
            }
        }

        /// By what they say: an empty box is none.
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                $(self.$field == other.$field &&)+ **self == **other
            }
        }

        impl From<$written> for $name {
            fn from(written: $written) -> Self {
                let $written { $($field,)+ $($rare,)+ } = written;
                let details = $details { $($rare,)+ $($found: None)? };
                let details = (details != $details::default()).then(|| Box::new(details));
                Self { $($field,)+ details }
            }
        }

        impl From<$name> for $written {
            fn from(record: $name) -> Self {
                let $name { $($field,)+ details } = record;
                let $details { $($rare,)+ .. } = details.map_or_else($details::default, |details| *details);
                Self { $($field,)+ $($rare,)+ }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <$written as Deserialize>::deserialize(deserializer).map(Self::from)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Serialize::serialize(&$written::from(self.clone()), serializer)
            }
        }

        #[cfg(test)]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $written::json_schema(generator)
            }
        }
    )+};
}
pub(super) use seldom;

//! Sums of months are added field by field. Every field is named once, and one that is forgotten does not compile.

/// Lets a plain struct of sums be added, also in place and in a row.
macro_rules! add_fields {
    ($sum:ident { $($field:ident),+ $(,)? }) => {
        impl std::ops::Add for $sum {
            type Output = Self;

            fn add(self, other: Self) -> Self {
                Self { $($field: self.$field + other.$field),+ }
            }
        }

        impl std::ops::AddAssign for $sum {
            fn add_assign(&mut self, other: Self) {
                *self = *self + other;
            }
        }

        impl std::iter::Sum for $sum {
            fn sum<I: Iterator<Item = Self>>(sums: I) -> Self {
                sums.fold(Self::default(), std::ops::Add::add)
            }
        }
    };
}

pub(crate) use add_fields;

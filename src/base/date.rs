//! Calendar dates.

/// A day, without a time and without a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 10).then(|| text.parse().ok().map(Self)).flatten()
    }

    /// The day, in UTC, of a number of seconds since 1970.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        let moment = jiff::Timestamp::from_second(seconds).ok()?;
        Some(Self(moment.to_zoned(jiff::tz::TimeZone::UTC).date()))
    }

    /// Days from `self` to `other`; negative when `other` is earlier.
    pub fn days_to(self, other: Self) -> i64 {
        other.0.duration_since(self.0).as_hours() / 24
    }

    /// The same day so many months later, or the last day of that month; none outside the calendar.
    pub fn after_months(self, months: i32) -> Option<Self> {
        self.0.checked_add(jiff::Span::new().try_months(months).ok()?).ok().map(Self)
    }

    /// The day so many days later; none outside the calendar.
    pub fn after_days(self, days: i32) -> Option<Self> {
        self.0.checked_add(jiff::Span::new().try_days(days).ok()?).ok().map(Self)
    }

    /// Day of the month, from 1.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// Month, from 1.
    pub fn month(self) -> usize {
        usize::from(self.0.month().unsigned_abs())
    }

    /// With its century.
    pub fn year(self) -> i16 {
        self.0.year()
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_counted() {
        let day = |text| Date::parse(text).unwrap();
        assert_eq!(day("2026-11-22").days_to(day("2027-11-22")), 365);
        assert_eq!(Date::parse("2026-02-30"), None);
        assert_eq!(Date::from_seconds(0), Some(day("1970-01-01")));
    }
}

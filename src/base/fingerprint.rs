//! Fingerprints of bytes.

/// The first 16 bytes of a BLAKE3 hash: equal fingerprints mean equal bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// The fingerprint of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut head = [0; 16];
        head.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
        Self(head)
    }

    /// The fingerprint of two things, in their order.
    pub fn with(self, other: Self) -> Self {
        Self::of(&[self.0, other.0].concat())
    }

    /// All of it.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// All of it, in hexadecimal digits.
    pub fn whole(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Ten hexadecimal digits, for the names of assets.
    pub fn short(self) -> String {
        self.0[..5].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

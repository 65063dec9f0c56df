//! Which state the lists of an owner's snippets are in. This process is the only one that changes
//! them, so it can know without asking the file.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::model::UserId;

/// Owners that are remembered. When there are more, those that don't change right now are
/// forgotten: their next generation is a new one, which costs a cached list and nothing else.
const OWNERS_MAX: usize = 100_000;

/// The current generation of each owner.
#[derive(Default)]
pub(super) struct Generations(Mutex<HashMap<UserId, Generation>>);

#[derive(Clone, Copy)]
enum Generation {
    /// Drawn at random, so that no two are the same, not even those of different processes that
    /// use the same cache one after the other.
    Stable(u128),
    /// A commit is under way: the file may hold the old state or the new one.
    Changing,
}

impl Generations {
    /// An owner's generation; `None` while it changes.
    pub(super) fn get(&self, owner: UserId) -> Option<u128> {
        let mut owners = self.lock();
        if owners.len() >= OWNERS_MAX && !owners.contains_key(&owner) {
            owners.retain(|_, generation| matches!(generation, Generation::Changing));
        }
        match owners.entry(owner).or_insert_with(|| Generation::Stable(rand::random())) {
            Generation::Stable(generation) => Some(*generation),
            Generation::Changing => None,
        }
    }

    /// Marks owners as changing until the answer is dropped.
    pub(super) fn change(&self, owners: Vec<UserId>) -> Changing<'_> {
        let mut generations = self.lock();
        for owner in &owners {
            generations.insert(*owner, Generation::Changing);
        }
        drop(generations);
        Changing { generations: self, owners }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<UserId, Generation>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Owners whose snippets are being changed, by the one thread that writes.
pub(super) struct Changing<'a> {
    generations: &'a Generations,
    owners: Vec<UserId>,
}

impl Drop for Changing<'_> {
    fn drop(&mut self) {
        let mut generations = self.generations.lock();
        for owner in &self.owners {
            generations.remove(owner);
        }
    }
}

# SPDX-License-Identifier: Apache-2.0
"""Lognormal incomes of many cells at once, in numpy: the law and the doubts of docs/method.md, every
cell for itself."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from rule import NATIONAL_DISPOSABLE, POOR_PEOPLE_RATIO

LOG_LINE = np.log(0.6 * NATIONAL_DISPOSABLE)
PRIOR_WEIGHT = 1 / 0.10**2
CAP = 0.80 * POOR_PEOPLE_RATIO
CHUNK = 1 << 15  # so that an iteration stays in the processor's cache


@dataclass
class Evidence:
    """What is known of each cell, one array each."""

    mean: np.ndarray        # of winsorised incomes, €
    poor: np.ndarray        # share of people, capped
    households: np.ndarray
    low: np.ndarray         # bounds of incomes, €
    high: np.ndarray
    spread: np.ndarray      # prior of sigma

    def part(self, chosen):
        return Evidence(*(column[chosen] for column in vars(self).values()))


def density(z):
    return np.exp(-0.5 * z * z) / np.sqrt(2 * np.pi)


def winsorised_mean(mu, sigma, e):
    """Its value and its derivatives by mu and sigma."""
    a, b = (np.log(e.low) - mu) / sigma, (np.log(e.high) - mu) / sigma
    by_mu = np.exp(mu + 0.5 * sigma**2) * (ndtr(b - sigma) - ndtr(a - sigma))
    by_sigma = sigma * by_mu + e.low * density(a) - e.high * density(b)
    return e.low * ndtr(a) + by_mu + e.high * ndtr(-b), by_mu, by_sigma


def solve(e):
    """The most probable law that gives the mean: Newton on mu, Gauss-Newton on sigma."""
    mean = np.clip(e.mean, 1.001 * e.low, 0.999 * e.high)
    noise = np.clip(e.poor, 0.02, 0.98)
    weight = 1 / (0.60 * noise * (1 - noise) / np.maximum(e.households, 11) + 0.015**2)
    sigma = e.spread.copy()
    mu = np.log(mean) - 0.5 * sigma**2
    for _ in range(12):
        value, by_mu, by_sigma = winsorised_mean(mu, sigma, e)
        to_mean, mu_by_sigma = (mean - value) / by_mu, -by_sigma / by_mu
        z = (LOG_LINE - mu - to_mean) / sigma
        slope = -density(z) * (mu_by_sigma + z) / sigma
        miss = ndtr(z) - e.poor
        miss[(miss > 0) & (e.poor >= CAP - 0.005)] = 0  # at the cap: "at least"
        first = PRIOR_WEIGHT * (sigma - e.spread) + weight * miss * slope
        move = -first / (PRIOR_WEIGHT + weight * slope**2)
        move = np.clip(sigma + np.clip(move, -0.1, 0.1), 0.10, 1.20) - sigma
        move_mu = np.clip(to_mean + mu_by_sigma * move, -1, 1)
        sigma += move
        mu += move_mu
        if max(np.abs(move).max(), np.abs(move_mu).max()) < 1e-5:
            break
    return mu, sigma


def fit(evidence):
    """mu and sigma of each cell."""
    count = len(evidence.mean)
    parts = [solve(evidence.part(slice(start, start + CHUNK))) for start in range(0, count, CHUNK)]
    return tuple(np.concatenate(column) for column in zip(*parts))

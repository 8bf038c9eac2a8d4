// SPDX-License-Identifier: Apache-2.0
/// What was granted under the envelopes of a programme.
#pragma once

#include "actions/action.hpp"
#include "base/findings.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace carreau {

/// The amount granted under an envelope in one year.
struct EnvelopeYear {
  int year = 0;
  std::int64_t lines = 0;          ///< number of lines that belong to the envelope
  std::int64_t unknown_lines = 0;  ///< those of them without a granted amount
  Euros granted;
  Euros cumulated;  ///< since the first year
};
struct EnvelopeUse {
  std::size_t envelope = 0;  ///< position in Programme::envelopes
  std::vector<EnvelopeYear> years;
  /// The narrowest envelope that admits all that this one admits: "État" for "État, PRE". The lines
  /// of this envelope count in that one too, so the two must never be added up.
  std::optional<std::size_t> within = {};
  /// Lines of a funder that only has a bare name ("Ville"), taken for the funder of the envelope
  /// ("Ville d'Alès") because the programme names no other of its entry.
  std::int64_t bare_lines = 0;

  [[nodiscard]] std::int64_t lines() const;
};

/// A line belongs to every envelope of which it meets all criteria: the year of its action, and
/// where they are given, contract, funder, theme and scheme. The funder is met by its name, or by
/// its kind where the envelope only has a bare name ("État"); a theme by its code or a code below
/// it, by its name or another name of its scheme, also as scheme or title of the action.
[[nodiscard]] std::vector<EnvelopeUse> envelope_uses(const Programme& programme);

/// Warns of each envelope without any line, with its amount, and tells which envelopes are part of
/// another one, and where a bare name of a funder was taken for that of an envelope.
void note_envelopes(const Programme& programme, std::span<const EnvelopeUse> uses,
                    Findings& findings);

}  // namespace carreau

// SPDX-License-Identifier: Apache-2.0
/// How far a parameter may move before a zone falls, or until one comes in: every criterion
/// counted, by the runs of a session.
#pragma once

#include "scenario/session.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau {

/// Where the answer turns on one side of the present value.
struct ReachTurn {
  std::string last;   ///< the value nearest to the turn at which it is still as at present
  std::string first;  ///< the next one, at which it has turned
  /// Why most of the zone's people are out on the side where it does not stand.
  Reason reason = Reason::above_threshold;
};

/// Whether some cells stand in a run: one perimeter holds at least half of their people, as in a
/// sweep.
[[nodiscard]] bool stand_in(const CellTable& cells, std::span<const CellIndex> zone,
                            const Delineation& drawn);

/// What one parameter does to a zone, all others as they are.
struct ZoneReach {
  const Parameter* parameter = nullptr;
  std::string present;             ///< the value of the scenario
  bool stands = false;             ///< at that value
  std::optional<ReachTurn> below;  ///< none where nothing turns within what was tried
  std::optional<ReachTurn> above;
  std::string lowest;  ///< of a number: the farthest values tried
  std::string highest;
  /// Of a choice or a flag: the other values at which the answer is another.
  std::vector<std::string> turning;
};

/// The parameters that may move a zone of the scenario, in their order: those of the rule and of
/// the delineation, tolerances of near misses apart.
[[nodiscard]] std::vector<const Parameter*> reach_parameters(const Scenario& scenario);

/// Asks the runs of a session what becomes of some cells.
class ZoneInquiry {
 public:
  /// The session is at the disposal of the inquiry as long as that lives; its last result is then
  /// of some scenario around `scenario`. `zone`: the cells, of which some are inhabited.
  ZoneInquiry(Session& session, const RunInput& input, Scenario scenario,
              std::span<const CellIndex> zone);

  /// Tries values on both sides, in steps of the parameter that grow where it counts people, and
  /// then between the two where the answer turns, down to a thousandth of a share and to whole
  /// numbers. A zone that comes and goes between two steps is not seen. Throws DataError where the
  /// scenario itself cannot be run, and Cancelled.
  [[nodiscard]] ZoneReach reach(const Parameter& parameter);

 private:
  struct Answer {
    bool stands = false;
    Reason reason = Reason::above_threshold;
  };
  /// A value that was tried.
  struct Tried {
    double value = 0.0;
    Answer answer;
  };
  [[nodiscard]] std::optional<Answer> ask(const Parameter& parameter, const std::string& value);
  [[nodiscard]] Answer answer_of(const Delineation& delineation) const;
  void walk(const Parameter& parameter, int direction, const Answer& present, ZoneReach& reach);
  [[nodiscard]] ReachTurn narrowed(const Parameter& parameter, Tried last, Tried first);

  Session& session_;
  const RunInput& input_;
  Scenario scenario_;
  std::span<const CellIndex> zone_;
};

}  // namespace carreau

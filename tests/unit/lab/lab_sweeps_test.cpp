// SPDX-License-Identifier: Apache-2.0
/// Sweeps of a lab: what they give, what is refused, and the runs beside them.
#include "lab/lab_sweeps.hpp"

#include "lab/answers.hpp"
#include "lab/request_error.hpp"
#include "lab/sweep_answers.hpp"
#include "results/record_json.hpp"
#include "results/sweep/sweep_records.hpp"
#include "support/refused_request.hpp"
#include "support/studied_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <thread>

namespace carreau::lab {
namespace {

using ::testing::HasSubstr;
using testing::refusal;
using testing::request_of;
using ::testing::StartsWith;
using testing::TempFolder;
using testing::World;

class SmallLabSweeps : public ::testing::Test {
 protected:
  SmallLabSweeps() : lab_(load_lab({request_of(World(), folder_), {}, {}, {}})), sweeps_(lab_) {}

  static SweepRequest varying(const std::string& text, LabState state = {}) {
    return {std::move(state), {{text}, {}, 1}};
  }
  /// Long enough to be under way for whatever a test does beside it.
  static SweepRequest long_one() { return {{}, {{}, 1900, 1}}; }

  /// Returns it when it has come to an end.
  static std::shared_ptr<const LabSweep> ended(std::shared_ptr<const LabSweep> sweep) {
    while (sweep->status() == SweepStatus::running) std::this_thread::yield();
    return sweep;
  }
  std::shared_ptr<const KeptSweep> swept(const SweepRequest& request) {
    return result_of(*ended(sweeps_.begin(request)));
  }
  std::string refusal_of(const std::string& vary) {
    return refusal([&] { (void)sweeps_.begin(varying(vary)); });
  }

  TempFolder folder_;
  Lab lab_;
  LabSweeps sweeps_;
};

/// The rows of the same sweep made without a lab.
Json rows_of(const study::SweepResult& result, const study::LoadedRun& run) {
  const SweepStart& start = result.sweep->start();
  const results::SweepOutput output{
      start,
      result.tally,
      result.stability,
      {start.input(), run.scenario, start.base(), result.findings, run.record}};
  const auto columns = results::swept_zone_columns(results::varied_parameters(start.plan()));
  Json zones = Json::array();
  for (const SweptZone& zone : result.stability.zones) {
    zones.push_back(results::record_json(columns, results::swept_zone_record(output, zone)));
  }
  return {
      {"curves", results::records_json(results::curve_columns(), results::curve_records(output))},
      {"zones", zones},
      {"effects", results::records_json(results::swept_effect_columns(),
                                        results::swept_effect_records(output))}};
}

TEST_F(SmallLabSweeps, GiveWhatASweepOfTheStudyGives) {
  const SweepChoices choices{{"poverty_ratio=0.5:0.7:5", "contiguity=4,8"}, {}, 1};
  const auto sweep = ended(sweeps_.begin({{}, choices}));
  const auto other = study::Sweep::prepare(lab_.shared_run(), choices);
  Json answer = sweep_result_answer(*result_of(*sweep));
  for (Json& zone : answer["zones"]) zone.erase("bounds");
  EXPECT_EQ(answer, rows_of(study::run_sweep(other), lab_.loaded()));
  EXPECT_EQ(sweep->id(), other->digest().substr(0, 16));
  EXPECT_EQ(sweep->base().id, lab_.baseline()->id);
  EXPECT_EQ(sweep->scenarios_done(), sweep->scenarios());
}

TEST_F(SmallLabSweeps, AreAroundTheStateThatWasAskedFor) {
  const LabState state{{{"contiguity", "4"}}, {}};
  const auto curves = swept(varying("poverty_ratio=0.55,0.6,0.7", state))->curves;
  ASSERT_EQ(curves.size(), 3U);
  for (const results::CurveRecord& point : curves) {
    LabState at = state;
    at.settings.push_back({"poverty_ratio", point.value});
    const auto run = lab_.run(at);
    EXPECT_EQ(point.outcome.zones, run->result.delineation.perimeters.size()) << point.value;
    EXPECT_EQ(run_answer(lab_, *run)["totals"]["people"], Json(point.outcome.people.value()));
  }
}

TEST_F(SmallLabSweeps, AShareIsThatOfTheScenariosWithTheCell) {
  const auto kept = swept(varying("poverty_ratio=0.5,0.6,0.7"));
  std::vector<int> in(lab_.cells().size());
  for (const char* const value : {"0.5", "0.6", "0.7"}) {
    const auto run = lab_.run({{{"poverty_ratio", value}}, {}});
    const auto& zone_of = run->result.delineation.zone_of;
    for (std::size_t i = 0; i < in.size(); ++i) in[i] += zone_of[i].is_none() ? 0 : 1;
  }
  ASSERT_EQ(kept->shares.size(), in.size());
  EXPECT_GT(*std::ranges::max_element(in), 0);
  for (std::size_t i = 0; i < in.size(); ++i) {
    EXPECT_EQ(kept->shares[i], static_cast<float>(in[i] / 3.0)) << i;
  }
}

TEST_F(SmallLabSweeps, AreExplainedByCellAndByZone) {
  const auto kept = swept(varying("poverty_ratio=0.5,0.6,0.7"));
  const std::string zone = lab_.baseline()->result.delineation.perimeters.at(0).id;
  const Json told = sweep_explain_answer(lab_, *kept, zone);
  EXPECT_EQ(told["kind"], "zone");
  EXPECT_THAT(told["lines"]["fr"].dump(), HasSubstr("de 3 scénarios"));
  EXPECT_THAT(told["lines"]["fr"].dump(), HasSubstr(kept->zones.at(0).record.stands_unless));
  EXPECT_THAT(told["lines"]["en"].dump(), HasSubstr(kept->zones.at(0).record.stands_unless_en));
  const std::string cell = kept->cells.at(0).cell_id;
  EXPECT_EQ(sweep_explain_answer(lab_, *kept, cell)["kind"], "cell");
  const auto never = std::ranges::find(kept->shares, 0.0F) - kept->shares.begin();
  const std::string outside = lab_.cells().id(CellIndex(static_cast<std::size_t>(never))).text();
  const bool is_near = std::ranges::any_of(
      kept->cells, [&](const results::SweptCellRecord& one) { return one.cell_id == outside; });
  if (!is_near) {
    EXPECT_EQ(sweep_explain_answer(lab_, *kept, outside)["lines"]["fr"][0]["text"],
              "Il n'est dans une zone ni dans un quasi-quartier d'aucun scénario.");
  }
  EXPECT_EQ(refusal([&] { (void)sweep_explain_answer(lab_, *kept, "nulle-part"); }),
            "404 unknown_place: Ni zone ni carreau habité de ce nom : nulle-part.");
}

TEST_F(SmallLabSweeps, AskedForAgainAreTheSame) {
  const auto first = ended(sweeps_.begin(varying("poverty_ratio=0.5:0.7:3")));
  EXPECT_EQ(sweeps_.begin(varying("poverty_ratio=0.50:0.70:3")), first);
  EXPECT_EQ(sweeps_.find(first->id()), first);
  const auto other = ended(sweeps_.begin(varying("poverty_ratio=0.5:0.7:5")));
  EXPECT_THAT(sweeps_.all(), ::testing::ElementsAre(other, first));
  for (const char* const count : {"9", "11", "21"}) {
    (void)swept(varying(std::string("poverty_ratio=0.5:0.7:") + count));
  }
  EXPECT_EQ(refusal([&] { (void)sweeps_.find(first->id()); }),
            "410 sweep_gone: Le balayage " + first->id() + " n'est plus gardé : le relancer.");
}

TEST_F(SmallLabSweeps, GoOneAtATimeBesideRuns) {
  const auto sweep = sweeps_.begin(long_one());
  EXPECT_EQ(refusal_of("poverty_ratio=0.5,0.6"),
            "409 sweep_under_way: Un autre balayage est en cours : attendre sa fin, ou l'arrêter.");
  EXPECT_EQ(sweeps_.begin(long_one()), sweep) << "the same is under way";
  EXPECT_NO_THROW((void)lab_.run({{{"poverty_ratio", "0.61"}}, {}}));
  EXPECT_EQ(refusal([&] { (void)result_of(*sweep); }),
            "409 sweep_not_done: Le balayage " + sweep->id() +
                " n'est pas fini : demander son résultat quand son état est « done ».");
  sweeps_.stop(sweep->id());
  EXPECT_EQ(ended(sweep)->status(), SweepStatus::stopped);
  EXPECT_LT(sweep->scenarios_done(), sweep->scenarios());
  EXPECT_EQ(sweep_answer(*sweep)["status"], "stopped");
  // A stopped one is begun anew, and what was stopped leaves nothing behind.
  EXPECT_NE(sweeps_.begin(long_one()), sweep);
  sweeps_.stop(sweep->id());
  EXPECT_EQ(ended(sweeps_.begin(varying("poverty_ratio=0.5,0.6")))->status(), SweepStatus::done);
}

TEST_F(SmallLabSweeps, EndWithTheirLab) {
  std::shared_ptr<const LabSweep> sweep;
  {
    LabSweeps others(lab_);
    sweep = others.begin(long_one());
  }
  EXPECT_EQ(sweep->status(), SweepStatus::stopped);
}

TEST_F(SmallLabSweeps, SayWhatTheyCannotDo) {
  EXPECT_THAT(refusal_of("poverty_ration=0.5,0.6"), StartsWith("422 unusable_sweep: Balayage"));
  EXPECT_THAT(refusal_of("poverty_ration=0.5,0.6"), HasSubstr("poverty_ratio"));
  EXPECT_THAT(refusal_of("poverty_ratio=0.6:0.6:4"), HasSubstr("Balayage refusé : poverty_ratio"));
  EXPECT_THAT(refusal_of("poverty_ratio=0.5:7:4"), HasSubstr("trouvé"));
  EXPECT_THAT(refusal([&] { (void)sweeps_.begin({}); }), HasSubstr("rien à faire varier"));
  EXPECT_THAT(
      refusal([&] {
        (void)sweeps_.begin(varying("poverty_ratio=0.5,0.6", {{{"poverty_ratio", "7"}}, {}}));
      }),
      StartsWith("422 unusable_setting"));
  EXPECT_EQ(
      refusal_of("poverty_ratio=0.1:0.9:2001"),
      "422 sweep_too_long: 2\u202F001 scénarios sont trop pour l'atelier, qui en calcule au "
      "plus 2\u202F000 par balayage : prendre moins de valeurs ou de tirages, ou enregistrer le "
      "scénario et lancer carreau sweep.");
  EXPECT_THAT(refusal_of("model=lognormal,means"), StartsWith("422 other_grid"));
  EXPECT_THAT(refusal([&] { sweeps_.stop("0123456789abcdef"); }), StartsWith("410 sweep_gone"));
  EXPECT_TRUE(sweeps_.all().empty()) << "what was refused leaves no trace";
}

TEST_F(SmallLabSweeps, SayWhyTheyFailed) {
  LabState state;
  state.edits = {{EditKind::add, {"CRS3035RES200mN200E200"}, {}, {}, "essai", "2026-11-27"}};
  const auto sweep = ended(sweeps_.begin(varying("poverty_ratio=0.5,0.6", state)));
  EXPECT_EQ(sweep->status(), SweepStatus::failed);
  EXPECT_THAT(sweep_answer(*sweep)["error"]["fr"].get<std::string>(), HasSubstr("retouche 1"));
  EXPECT_NE(sweeps_.begin(varying("poverty_ratio=0.5,0.6", state)), sweep) << "it is tried again";
}

}  // namespace
}  // namespace carreau::lab

// SPDX-License-Identifier: Apache-2.0
#include "report/sweep_explanation.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "grid/cell_id.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

namespace carreau::report {

namespace {

using results::ExplainedSweep;
using results::LineRecord;
using results::SweptCellRecord;
using results::SweptEffectRecord;
using results::SweptZoneRecord;

/// Builds the sentences from records.
class SweepExplainer {
 public:
  SweepExplainer(const SweptDesign& design, Language language) : design_(design), w_(language) {}

  std::string zone(const SweptZoneRecord& r, const std::vector<SweptEffectRecord>& on_it) {
    text_ = w_.text("report_sweep_explanation_zone",
                    {{"zone", r.zone_id},
                     {"name", r.name},
                     {"kind", results::value_text(r.kind, w_.language())}}) +
            "\n";
    line("report_sweep_explanation_stands",
         {{"share", w_.percent(r.share_standing, 1)}, {"count", scenarios()}});
    line(w_.language() == Language::french ? r.stands_unless : r.stands_unless_en);
    lines(r.lines);
    effects(on_it);
    return std::move(text_);
  }

  std::string cell(const SweptCellRecord& r) {
    text_ = w_.text("report_sweep_explanation_cell", {{"cell", r.cell_id}}) + "\n";
    line("report_sweep_explanation_in",
         {{"share", w_.percent(r.share_in, 1)}, {"count", scenarios()}});
    if (r.share_near > 0.0) {
      line("report_sweep_explanation_near", {{"share", w_.percent(r.share_near, 1)}});
    }
    if (!r.zone_id.empty()) line("report_sweep_explanation_base_zone", {{"zone", r.zone_id}});
    lines(r.lines);
    return std::move(text_);
  }

 private:
  void line(std::string_view sentence) { text_ += fmt::format("  {}\n", sentence); }
  void line(std::string_view code, std::vector<Detail> details) {
    line(w_.text(code, std::move(details)));
  }
  [[nodiscard]] std::string scenarios() const {
    return w_.count(static_cast<double>(design_.designed));
  }

  void lines(const std::vector<LineRecord>& lines) {
    for (std::size_t v = 0; v < lines.size(); ++v) one_line(*design_.varied[v], lines[v]);
  }
  /// One parameter moved, the others as in the base.
  void one_line(const Parameter& parameter, const LineRecord& r) {
    const std::vector<Detail> details{{"parameter", parameter.name},
                                      {"enters", r.enters},
                                      {"last", r.last},
                                      {"leaves", r.leaves}};
    if (r.enters.empty()) return line("report_sweep_explanation_line_never", details);
    if (r.leaves.empty()) line("report_sweep_explanation_line_to_end", details);
    else line("report_sweep_explanation_line", details);
    if (r.broken) line("report_sweep_explanation_line_broken", details);
  }

  void effects(const std::vector<SweptEffectRecord>& effects) {
    for (const SweptEffectRecord& e : effects) {
      const std::vector<Detail> details{{"factor", e.factor}, {"share", w_.percent(e.share, 1)}};
      if (e.factor == "unexplained") line("report_sweep_explanation_unexplained", details);
      else line("report_sweep_explanation_effect", details);
    }
  }

  const SweptDesign& design_;
  Words w_;
  std::string text_;
};

}  // namespace

std::string explain_swept_zone(const SweptDesign& design, const SweptZoneRecord& zone,
                               const std::vector<SweptEffectRecord>& effects, Language language) {
  return SweepExplainer(design, language).zone(zone, effects);
}

std::string explain_swept_cell(const SweptDesign& design, const SweptCellRecord& cell,
                               Language language) {
  return SweepExplainer(design, language).cell(cell);
}

std::string explain_sweep(const ExplainedSweep& sweep, const std::string& id, Language language) {
  const SweptDesign design{sweep.varied(), sweep.designed()};
  if (const auto zone = sweep.find_zone(id)) {
    return explain_swept_zone(design, *zone, sweep.effects_on(id), language);
  }
  if (CellId::parse(id)) {
    if (const auto cell = sweep.find_cell(id)) return explain_swept_cell(design, *cell, language);
    throw DataError(Message{"cell_not_in_sweep", {{"cell", id}}});
  }
  const auto near = nearest_name(id, sweep.zone_ids());
  throw DataError(Message{"id_not_in_result", {{"found", id}}},
                  near ? Message{"is_meant", {{"name", *near}}} : Message{});
}

}  // namespace carreau::report

// SPDX-License-Identifier: Apache-2.0
#include "report/portrait_indicators.hpp"

#include "base/text.hpp"
#include "report/indicator_words.hpp"
#include "report/template.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace carreau::report {

namespace {

using Json = nlohmann::ordered_json;

/// "+5,3", "−5,3", "0,0": a difference always shows its sign.
std::string with_sign(double value, const std::string& size) {
  if (value == 0.0) return size;
  return (value > 0.0 ? "+" : "−") + size;
}

/// The content of the section, for its template.
class PublishedTable {
 public:
  PublishedTable(const PortraitView& view, const PortraitSubject& subject, const Words& w)
      : indicators_(view.supplements.indicators), subject_(subject), w_(w) {
    for (const std::size_t zone : subject.zones) codes_.push_back(view.zones.codes[zone]);
    for (const PortraitReference* reference : main_references(view.portraits, subject)) {
      const PortraitTerritory& territory = view.portraits.territories[reference->territory];
      if (is_any_known(territory)) territories_.push_back(&territory);
    }
  }

  [[nodiscard]] Json json() {
    Json rows = Json::array();
    for (std::size_t k = 0; k < indicators_.list().size(); ++k) {
      if (is_known_somewhere(k)) rows.push_back(row(k));
    }
    // An empty section would say nothing.
    if (rows.empty()) return {};
    return {{"title", w_("report_portrait_indicators_title")},
            {"heads", heads()},
            {"rows", std::move(rows)},
            {"notes", notes()}};
  }

 private:
  [[nodiscard]] std::optional<double> of(std::size_t k, const PortraitTerritory& territory) const {
    return indicators_.value(k, {territory.level, territory.code});
  }
  [[nodiscard]] bool is_any_known(const PortraitTerritory& territory) const {
    for (std::size_t k = 0; k < indicators_.list().size(); ++k) {
      if (of(k, territory)) return true;
    }
    return false;
  }
  [[nodiscard]] std::optional<double> of_subject(std::size_t k) const {
    return subject_.is_zone() ? indicators_.value(k, {std::nullopt, codes_.front()})
                              : indicators_.sum(k, codes_);
  }
  [[nodiscard]] bool is_known_somewhere(std::size_t k) const {
    return of_subject(k) || std::ranges::any_of(territories_, [&](const PortraitTerritory* t) {
             return of(k, *t).has_value();
           });
  }
  [[nodiscard]] const PortraitTerritory* commune() const {
    const bool has_commune =
        !territories_.empty() && territories_.front()->level == PortraitLevel::commune;
    return has_commune ? territories_.front() : nullptr;
  }

  [[nodiscard]] Json heads() const {
    Json heads = {
        w_("report_portrait_indicators_indicator"),
        w_(subject_.is_zone() ? "report_portrait_page_zone" : "report_portrait_table_together")};
    for (const PortraitTerritory* territory : territories_) {
      heads.push_back(territory_label(*territory, w_));
      if (territory == commune()) heads.push_back(w_("report_portrait_indicators_gap"));
    }
    return heads;
  }

  [[nodiscard]] Json row(std::size_t k) {
    const PublishedIndicator& indicator = indicators_.list()[k];
    if (indicator.kind == IndicatorKind::unknown) has_unknown_kind_ = true;
    sources_.insert(indicator.sources.begin(), indicator.sources.end());
    const auto own = of_subject(k);
    Json cells = Json::array({cell(indicator_value(indicator, own, w_))});
    for (const PortraitTerritory* territory : territories_) {
      const auto beside = of(k, *territory);
      cells.push_back(cell(indicator_value(indicator, beside, w_)));
      if (territory != commune()) continue;
      cells.push_back(
          cell(indicator_gap_text(indicator.kind, indicator_gap(indicator.kind, own, beside), w_)));
    }
    const std::string& title =
        w_.language() == Language::french ? indicator.french : indicator.english;
    const bool is_unknown = indicator.kind == IndicatorKind::unknown;
    return {{"label", is_unknown ? title + "*" : title},
            {"is_total", false},
            {"cells", std::move(cells)}};
  }
  static Json cell(const std::string& value) { return {{"value", value}, {"interval", nullptr}}; }

  [[nodiscard]] Json notes() const {
    Json notes = Json::array();
    const auto add = [&](std::string_view text) {
      notes.push_back({{"kind", "note"}, {"text", text}});
    };
    const std::vector<std::string> sources(sources_.begin(), sources_.end());
    add(w_.text("report_portrait_indicators_sources", {{"files", sources}}));
    if (!subject_.is_zone()) add(w_("report_portrait_indicators_together"));
    if (has_unknown_kind_) add(w_("report_portrait_indicators_unknown_kind"));
    return notes;
  }

  const PublishedIndicators& indicators_;
  const PortraitSubject& subject_;
  const Words& w_;
  std::vector<std::string> codes_;
  std::vector<const PortraitTerritory*> territories_;
  std::set<std::string> sources_;
  bool has_unknown_kind_ = false;
};

}  // namespace

std::string indicator_value(const PublishedIndicator& indicator, std::optional<double> value,
                            const Words& w) {
  if (!value) return std::string(w("report_portrait_table_n_a"));
  switch (indicator.kind) {
    // Tables publish percentages as such, not as fractions of one.
    case IndicatorKind::percentage: return w.percent(*value / 100.0, 1);
    case IndicatorKind::euros: return w.euros(*value);
    case IndicatorKind::count:
    case IndicatorKind::index:
    case IndicatorKind::unknown: break;
  }
  return w.decimal(*value, indicator.decimals);
}

std::string indicator_gap_text(IndicatorKind kind, std::optional<double> gap, const Words& w) {
  if (!gap) return {};
  const double size = *gap < 0.0 ? -*gap : *gap;
  switch (kind) {
    case IndicatorKind::percentage:
      return w.text("report_portrait_indicators_points",
                    {{"points", with_sign(*gap, w.decimal(size, 1))}});
    case IndicatorKind::count:
      return w.text("report_portrait_indicators_share", {{"share", w.percent(*gap, 1)}});
    case IndicatorKind::euros: return with_sign(*gap, w.euros(size));
    case IndicatorKind::index: return with_sign(*gap, w.decimal(size, 1));
    case IndicatorKind::unknown: break;
  }
  return {};
}

std::string published_section(const PortraitView& view, const PortraitSubject& subject,
                              const Words& w) {
  const Json content = PublishedTable(view, subject, w).json();
  if (content.is_null()) return {};
  return Template("portrait-section").render(content);
}

}  // namespace carreau::report

// SPDX-License-Identifier: Apache-2.0
#include "results/quartier_style.hpp"

#include "base/markup.hpp"
#include "base/round_classes.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace carreau::results {

namespace {

constexpr std::size_t kMostClasses = 5;
/// From light to dark, distinguishable in print and by colour-blind readers.
constexpr std::array<std::string_view, kMostClasses> kFills = {
    "222,235,247,200", "158,202,225,200", "107,174,214,200", "49,130,189,200", "8,81,156,200"};
constexpr std::string_view kUnknownFill = "240,240,240,160";
constexpr std::string_view kNoFill = "255,255,255,0";
constexpr std::string_view kOutline = "22,64,91,255";

/// A limit as French figures are written: "10 000 €", "2,5 €".
std::string euros(double figure) {
  std::string digits = fmt::format("{}", figure);
  const std::size_t point = digits.find('.');
  std::string text = grouped(digits.substr(0, point), Language::french);
  if (point != std::string::npos) text += "," + digits.substr(point + 1);
  return text + "\u00A0€";
}

/// Rules and symbols under construction; rule k has symbol k.
class RendererText {
 public:
  void add(std::string_view filter, std::string_view label, std::string_view fill,
           std::string_view outline, std::string_view line) {
    rules_ +=
        fmt::format("      <rule key=\"r{0}\" symbol=\"{0}\" filter=\"{1}\" label=\"{2}\"/>\n",
                    count_, escaped(filter), escaped(label));
    symbols_ += fmt::format(
        "      <symbol type=\"fill\" name=\"{}\" alpha=\"1\" clip_to_extent=\"1\" "
        "force_rhr=\"0\">\n        <layer class=\"SimpleFill\" enabled=\"1\" locked=\"0\" "
        "pass=\"0\">\n          <Option type=\"Map\">\n",
        count_++);
    option("color", fill);
    option("outline_color", outline);
    option("outline_style", line);
    option("outline_width", "0.6");
    option("outline_width_unit", "MM");
    option("style", "solid");
    symbols_ += "          </Option>\n        </layer>\n      </symbol>\n";
  }

  [[nodiscard]] std::string text() const {
    return "<renderer-v2 type=\"RuleRenderer\" enableorderby=\"0\" forceraster=\"0\" "
           "symbollevels=\"0\">\n    <rules key=\"root\">\n" +
           rules_ + "    </rules>\n    <symbols>\n" + symbols_ + "    </symbols>\n  </renderer-v2>";
  }

 private:
  void option(std::string_view name, std::string_view value) {
    symbols_ += fmt::format("            <Option type=\"QString\" name=\"{}\" value=\"{}\"/>\n",
                            name, value);
  }

  std::string rules_;
  std::string symbols_;
  int count_ = 0;
};

void add_classes(RendererText& text, const std::vector<ShadedQuartier>& quartiers) {
  std::vector<double> figures;
  for (const ShadedQuartier& quartier : quartiers) {
    if (quartier.granted) figures.push_back(*quartier.granted);
  }
  if (figures.empty()) return;
  const auto limits = round_limits(figures, kMostClasses);
  for (std::size_t k = 0; k <= limits.size(); ++k) {
    std::string filter = "\"granted\" IS NOT NULL";
    if (k > 0) filter += fmt::format(" AND \"granted\" >= {}", limits[k - 1]);
    if (k < limits.size()) filter += fmt::format(" AND \"granted\" < {}", limits[k]);
    std::string label = "Montant accordé";
    if (limits.empty()) label += " connu";
    else if (k == 0) label = "Moins de " + euros(limits.front());
    else if (k == limits.size()) label = euros(limits.back()) + " et plus";
    else label = euros(limits[k - 1]) + " à moins de " + euros(limits[k]);
    // The darkest shade is that of the highest class, however many classes there are.
    const std::size_t shade =
        limits.empty() ? kMostClasses / 2 : k * (kMostClasses - 1) / limits.size();
    text.add(filter, label, kFills[shade], kOutline, "solid");
  }
}

}  // namespace

std::string quartier_renderer(const std::vector<ShadedQuartier>& quartiers) {
  RendererText text;
  add_classes(text, quartiers);
  const auto has = [&](auto&& is) { return std::ranges::any_of(quartiers, is); };
  if (has([](const ShadedQuartier& quartier) { return !quartier.granted; })) {
    text.add("\"granted\" IS NULL", "Montant accordé inconnu", kUnknownFill, kOutline, "solid");
  }
  // Drawn over the shades, because rules of one level all apply.
  if (has([](const ShadedQuartier& quartier) { return quartier.has_entered; })) {
    text.add("\"status\" = 'entered'", "Quartier entré", kNoFill, "217,130,43,255", "solid");
  }
  if (has([](const ShadedQuartier& quartier) { return quartier.has_left; })) {
    text.add("\"status\" = 'former'", "Quartier sorti", kNoFill, "90,90,90,255", "dash");
  }
  return text.text();
}

}  // namespace carreau::results

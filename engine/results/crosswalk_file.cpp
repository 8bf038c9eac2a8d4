// SPDX-License-Identifier: Apache-2.0
#include "results/crosswalk_file.hpp"

#include "base/error.hpp"
#include "base/version.hpp"
#include "files/gdal_source.hpp"
#include "files/json_text.hpp"
#include "files/layer_writer.hpp"
#include "inputs/digest.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace carreau::results {

namespace {

// Ordered: members stay in the order in which they are written, so equal weights give equal bytes.
using Json = nlohmann::ordered_json;

// The version of the format, not of the program: any other is refused.
constexpr std::string_view kFormat = "carreau crosswalk 1";
constexpr const char* kRemedy = "delete_weights";

Json source_json(const CrosswalkSource& source) {
  return {{"name", source.name}, {"sha256", source.digest}};
}

CrosswalkSource source_of(const std::string& path) {
  return {files::base_name(path), inputs::file_digest(path)};
}

/// Only bases for which the grid has data become columns.
std::vector<std::size_t> bases_of(const CrosswalkWeights& weights) {
  std::vector<std::size_t> bases;
  for (std::size_t b = 0; b < kBases.size(); ++b) {
    if (weights.has[b]) bases.push_back(b);
  }
  return bases;
}

Json head_json(const CrosswalkFile& file) {
  Json json;
  json["format"] = kFormat;
  json["version"] = version();
  json["unit"] = "millionths of a m2, a person, a household";
  json["from"] = source_json(file.from);
  json["to"] = source_json(file.to);
  json["grid"] = Json::array();
  for (const CrosswalkSource& source : file.grid) json["grid"].push_back(source_json(source));
  json["bases"] = Json::array();
  json["columns"] = {"from", "to"};
  for (const std::size_t b : bases_of(file.weights)) {
    const std::string name(to_text(kBases[b]));
    json["bases"].push_back(name);
    // Each base has three columns, read back in the same order by read_row().
    for (const char* ending : {"", "_imputed", "_cut"}) json["columns"].push_back(name + ending);
  }
  json["from_codes"] = file.from_codes;
  json["to_codes"] = file.to_codes;
  return json;
}

/// Null for the outside of the zoning.
std::string place_text(std::uint32_t zone, std::size_t count) {
  return zone == count ? "null" : fmt::to_string(zone);
}

/// Written by hand, one entry a line: a library would put each number on a line of its own.
std::string rows_text(const CrosswalkWeights& weights) {
  const auto bases = bases_of(weights);
  std::string text;
  for (const CrosswalkEntry& entry : weights.entries) {
    text += fmt::format("{}\n[{},{}", text.empty() ? "" : ",",
                        place_text(entry.from, weights.from_count),
                        place_text(entry.to, weights.to_count));
    for (const std::size_t b : bases) {
      const BaseWeight& w = entry.bases[b];
      text += fmt::format(",{},{},{}", w.weight, w.imputed, w.cut);
    }
    text += ']';
  }
  return text;
}

std::string targets_text(const CrosswalkWeights& weights) {
  std::string text;
  for (const auto& whole : weights.targets) {
    text += fmt::format("{}\n[{}]", text.empty() ? "" : ",", fmt::join(whole, ","));
  }
  return text;
}

/// Reads one file; any malformed content becomes the same kind of error.
class WeightsReader {
 public:
  explicit WeightsReader(const std::string& path) : file_(files::base_name(path)) {}

  CrosswalkFile read(const std::string& text) {
    try {
      // What is discarded here lacks the members that are asked for.
      const Json json = files::parse_json<Json>(text);
      // Tested first: another format may lack every member that follows.
      if (json.at("format") != kFormat) refuse("weights_of_other_format");
      CrosswalkFile out;
      out.from = source(json.at("from"));
      out.to = source(json.at("to"));
      for (const Json& grid : json.at("grid")) out.grid.push_back(source(grid));
      out.from_codes = json.at("from_codes").get<std::vector<std::string>>();
      out.to_codes = json.at("to_codes").get<std::vector<std::string>>();
      out.weights.from_count = out.from_codes.size();
      out.weights.to_count = out.to_codes.size();
      read_bases(json.at("bases"), out.weights);
      for (const Json& row : json.at("weights")) read_row(row, out.weights);
      for (const Json& row : json.at("targets")) {
        out.weights.targets.push_back(row.get<std::array<std::int64_t, kBases.size()>>());
      }
      // Every target has a row, even one that no source touches: its size decides on secrecy.
      if (out.weights.targets.size() != out.weights.to_count) refuse("weights_lack_targets");
      return out;
      // A file cut short, edited by hand or of another kind; the cure is the same for all of them.
    } catch (const nlohmann::json::exception&) {
      refuse("weights_cut");
    }
  }

 private:
  [[noreturn]] void refuse(const char* code) const {
    throw DataError({file_, {}, {}}, Message{code}, Message{kRemedy});
  }

  static CrosswalkSource source(const Json& json) {
    return {json.at("name").get<std::string>(), json.at("sha256").get<std::string>()};
  }

  void read_bases(const Json& names, CrosswalkWeights& weights) {
    weights.has = {};
    for (const Json& name : names) {
      const auto base = parse_base(name.get<std::string>());
      if (!base) refuse("weights_base_unknown");
      bases_.push_back(static_cast<std::size_t>(*base));
      weights.has[bases_.back()] = true;
    }
  }

  [[nodiscard]] std::uint32_t place(const Json& json, std::size_t count) const {
    // Null stands for the outside; in memory it is the index after the last zone.
    if (json.is_null()) return static_cast<std::uint32_t>(count);
    const auto zone = json.get<std::int64_t>();
    if (zone < 0 || std::cmp_greater_equal(zone, count)) refuse("weights_zone_unknown");
    return static_cast<std::uint32_t>(zone);
  }

  [[nodiscard]] std::int64_t amount(const Json& json) const {
    const auto value = json.get<std::int64_t>();
    // get() would truncate a fraction, so the type is tested too.
    if (!json.is_number_integer() || value < 0) refuse("weights_not_weights");
    return value;
  }

  void read_row(const Json& row, CrosswalkWeights& weights) {
    CrosswalkEntry entry{
        place(row.at(0), weights.from_count), place(row.at(1), weights.to_count), {}};
    for (std::size_t k = 0; k < bases_.size(); ++k) {
      entry.bases[bases_[k]] = {amount(row.at(2 + 3 * k)), amount(row.at(3 + 3 * k)),
                                amount(row.at(4 + 3 * k))};
    }
    // Weights are used in ascending order of pairs, each pair once (CrosswalkWeights::entries).
    if (!weights.entries.empty()) {
      const CrosswalkEntry& last = weights.entries.back();
      if (std::pair(last.from, last.to) >= std::pair(entry.from, entry.to)) {
        refuse("weights_other_order");
      }
    }
    weights.entries.push_back(entry);
  }

  std::string file_;
  std::vector<std::size_t> bases_;
};

/// Weights are only valid for the very inputs they were computed from: a zoning corrected since
/// would receive people at the wrong places without any sign of it. Contents are compared, not
/// names.
void check_source(const CrosswalkSource& weights, const CrosswalkSource& input,
                  const std::string& path) {
  if (weights.digest == input.digest) return;
  throw DataError({files::base_name(path), {}, {}},
                  Message{"weights_of_other_file",
                          {{"file", weights.digest.empty() ? DetailValue(Message{"no_file"})
                                                           : DetailValue(weights.name)},
                           // Twelve hexadecimal digits identify a file well enough for a reader.
                           {"digest", weights.digest.substr(0, 12)},
                           {"found", input.digest.empty() ? DetailValue(Message{"none_given"})
                                                          : DetailValue(input.name)},
                           {"found_digest", input.digest.substr(0, 12)}}},
                  Message{kRemedy});
}

}  // namespace

CrosswalkFile crosswalk_sources(const std::string& from, const std::string& to,
                                const std::vector<std::string>& grid) {
  CrosswalkFile file;
  file.from = source_of(from);
  file.to = source_of(to);
  for (const std::string& path : grid) {
    // The order of cells changes no weight, and must not change the file.
    file.grid.push_back({files::base_name(path), inputs::unordered_digest(path)});
  }
  return file;
}

void write_crosswalk(const CrosswalkFile& file, const std::string& path) {
  // Written beside the target and renamed on commit: an interrupted run leaves no half file.
  files::PendingFile pending(path, false);
  std::string text = files::json_text(head_json(file), 1);
  text.resize(text.size() - 2);  // removes the closing "\n}", so that the rows can follow
  pending.write(fmt::format("{},\n \"weights\": [{}],\n \"targets\": [{}]\n}}\n", text,
                            rows_text(file.weights), targets_text(file.weights)));
  pending.commit();
}

CrosswalkFile read_crosswalk(const std::string& path) {
  return WeightsReader(path).read(files::read_whole(path));
}

void check_crosswalk(const CrosswalkFile& weights, const CrosswalkFile& inputs,
                     const std::string& path) {
  check_source(weights.from, inputs.from, path);
  check_source(weights.to, inputs.to, path);
  // Equal digests do not suffice: codes may have been taken from another column of the same file.
  if (weights.from_codes != inputs.from_codes || weights.to_codes != inputs.to_codes) {
    throw DataError({files::base_name(path), {}, {}}, Message{"weights_of_other_zones"},
                    Message{kRemedy});
  }
  // Weights that were read need no grid, so a run without one has nothing to compare.
  if (inputs.grid.empty()) return;
  for (std::size_t g = 0; g < std::max(weights.grid.size(), inputs.grid.size()); ++g) {
    check_source(g < weights.grid.size() ? weights.grid[g] : CrosswalkSource{},
                 g < inputs.grid.size() ? inputs.grid[g] : CrosswalkSource{}, path);
  }
}

}  // namespace carreau::results

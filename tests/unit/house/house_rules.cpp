// SPDX-License-Identifier: Apache-2.0
#include "house_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <utility>

namespace carreau::house {
namespace {

/// From bottom to top. An include may only point to the same folder or to the left. A folder inside
/// a layer is a layer of its own.
constexpr std::array<std::string_view, 31> kLayers{"base",
                                                   "grid",
                                                   "geometry",
                                                   "territory",
                                                   "income",
                                                   "rules",
                                                   "criteria",
                                                   "delineation",
                                                   "delineation/incremental",
                                                   "zoning",
                                                   "actions",
                                                   "reconciliation",
                                                   "scenario",
                                                   "scenario/sweep",
                                                   "sample",
                                                   "files/workbook",
                                                   "files",
                                                   "files/arrow",
                                                   "inputs",
                                                   "inputs/programme",
                                                   "results",
                                                   "results/portrait",
                                                   "results/sweep",
                                                   "report",
                                                   "report/programme",
                                                   "study",
                                                   "lab/tiles",
                                                   "lab/unpack",
                                                   "lab",
                                                   "lab/start",
                                                   "cli"};

struct Owner {
  std::string_view library;
  std::string_view headers;  // what its <…> includes look like
  std::vector<std::string_view> layers;
};

const std::vector<Owner>& owners() {
  static const std::vector<Owner> kOwners{
      {"GDAL", R"((gdal|ogr|cpl_|gnm|vrt)\w*\.h)", {"files", "inputs", "results"}},
      {"toml++", R"(toml(\+\+|\.hpp).*)", {"files", "inputs"}},
      {"OpenSSL", R"(openssl/.*)", {"files", "inputs"}},
      {"SQLite", R"(sqlite3\w*\.h)", {"files"}},
      {"Highway", R"(hwy/.*)", {"files"}},
      {"expat", R"(expat\.h)", {"files/workbook"}},
      {"minizip", R"(minizip/.*)", {"files/workbook"}},
      {"zlib", R"(zlib\.h)", {"files/workbook"}},
      {"libxlsxwriter", R"(xlsxwriter.*)", {"files"}},
      {"nlohmann-json", R"(nlohmann/.*)", {"files", "inputs", "results", "report", "lab", "cli"}},
      {"protozero", R"(protozero/.*)", {"lab"}},
      {"libarchive", R"(archive(_entry)?\.h)", {"lab/unpack"}},
      {"PROJ", R"(proj(/.*|\w*\.h))", {"geometry"}},
      {"GEOS", R"(geos(/.*|_c\.h|\.h))", {"geometry"}},
      {"Boost.Graph", R"(boost/graph/.*)", {"delineation"}},
      {"Boost", R"(boost/(?!graph/).*)", {"geometry"}},
      {"Eigen", R"((unsupported/)?Eigen/.*)", {"income", "zoning"}},
      {"Mustache", R"(kainjow/.*)", {"report"}},
      {"utf8proc", R"(utf8proc\.h)", {"base"}},
      {"oneTBB", R"((oneapi/)?tbb(/.*|\.h))", {"base"}},
      {"CLI11", R"(CLI/.*)", {"cli"}},
      {"cpp-httplib", R"(httplib\.h)", {"lab"}},
  };
  return kOwners;
}

/// Compiled once.
const std::regex& pattern_of(const Owner& owner) {
  static std::map<std::string_view, std::regex> patterns;
  return patterns.try_emplace(owner.library, std::string(owner.headers)).first->second;
}

struct ForbiddenCall {
  std::regex pattern;
  std::string_view name;
};

ForbiddenCall call(std::string_view name) {
  return {std::regex(fmt::format(R"((^|[^\w.>]){}\s*\()", name)), name};
}

/// "cout" of "std::cout"; for the wide streams too, whose names end so.
std::string_view bare_name(std::string_view name) {
  const std::size_t colons = name.rfind("::");
  std::string_view bare = colons == std::string_view::npos ? name : name.substr(colons + 2);
  if (bare == "cout" || bare == "cerr" || bare == "clog") bare.remove_prefix(1);
  return bare;
}

/// What only cli may do.
const std::vector<ForbiddenCall>& printing_and_exiting() {
  static const std::vector<ForbiddenCall> kCalls{
      {std::regex(R"(\bstd::w?cout\b)"), "std::cout"},
      {std::regex(R"(\bstd::w?cerr\b)"), "std::cerr"},
      {std::regex(R"(\bstd::w?clog\b)"), "std::clog"},
      {std::regex(R"(\bfmt::print(ln)?\b)"), "fmt::print"},
      call("printf"),
      call("fprintf"),
      call("puts"),
      call("fputs"),
      call("putchar"),
      call("exit"),
      call("_exit"),
      call("quick_exit"),
      call("abort"),
      call("terminate")};
  return kCalls;
}

constexpr std::array<std::string_view, 9> kLayersWithoutFiles{
    "income",  "rules",          "criteria", "delineation", "zoning",
    "actions", "reconciliation", "scenario", "sample"};

std::optional<std::size_t> rank_of(std::string_view layer) {
  const auto* const found = std::find(kLayers.begin(), kLayers.end(), layer);
  if (found == kLayers.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kLayers.begin());
}

/// "grid" for engine/grid/lattice.cpp, "lab/tiles" for lab/tiles/tile_plane.cpp, "" for a name
/// without a folder.
std::string_view layer_of(std::string_view path) {
  constexpr std::string_view kEngine = "engine/";
  if (path.starts_with(kEngine)) path.remove_prefix(kEngine.size());
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

/// Whether a layer is one of some others, or a folder inside of one.
template <class Layers>
bool is_within(std::string_view layer, const Layers& layers) {
  return std::any_of(layers.begin(), layers.end(), [&](std::string_view other) {
    return layer == other ||
           (layer.starts_with(other) && layer.substr(other.size()).starts_with('/'));
  });
}

template <typename Visit>
void for_each_line(std::string_view text, const Visit& visit) {
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    visit(number, std::string(text.substr(0, end)));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

struct Include {
  std::size_t line;
  char bracket;  // '"' or '<'
  std::string name;
};

std::vector<Include> includes_of(const SourceFile& file) {
  static const std::regex kInclude(R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re");
  std::vector<Include> includes;
  for_each_line(without_comments(file.text, Literals::keep),
                [&](std::size_t number, const std::string& line) {
                  if (line.find("include") == std::string::npos) return;
                  std::smatch match;
                  if (!std::regex_search(line, match, kInclude)) return;
                  includes.push_back({number, match.str(1).front(), match.str(2)});
                });
  return includes;
}

std::string breach(const SourceFile& file, std::size_t line, std::string_view what) {
  return fmt::format("{}:{}: {}", file.path, line, what);
}

}  // namespace

Breaches check_layers(const SourceFile& file) {
  Breaches breaches;
  const std::string_view layer = layer_of(file.path);
  const auto own = rank_of(layer);
  if (!own) return {breach(file, 1, fmt::format("{} is no layer", layer))};
  for (const Include& include : includes_of(file)) {
    if (include.bracket != '"') continue;
    const std::string_view target = layer_of(include.name);
    const auto rank = rank_of(target);
    if (!rank) {
      breaches.push_back(breach(file, include.line,
                                fmt::format("write \"layer/file.hpp\", not \"{}\"", include.name)));
    } else if (*rank > *own) {
      breaches.push_back(
          breach(file, include.line, fmt::format("{} may not include {}", layer, target)));
    }
  }
  return breaches;
}

Breaches check_third_party(const SourceFile& file) {
  Breaches breaches;
  const std::string_view layer = layer_of(file.path);
  for (const Include& include : includes_of(file)) {
    for (const Owner& owner : owners()) {
      if (!std::regex_match(include.name, pattern_of(owner))) continue;
      // "rules/geos.hpp" in quotes would be ours; a layer's name in front tells.
      if (include.bracket == '"' && rank_of(layer_of(include.name))) continue;
      if (is_within(layer, owner.layers)) continue;
      breaches.push_back(
          breach(file, include.line,
                 fmt::format("{} only in {}", owner.library, fmt::join(owner.layers, ", "))));
    }
  }
  return breaches;
}

Breaches check_forbidden_calls(const SourceFile& file) {
  Breaches breaches;
  const std::string_view layer = layer_of(file.path);
  if (layer == "cli") return breaches;
  for_each_line(without_comments(file.text, Literals::blank), [&](std::size_t number,
                                                                  const std::string& line) {
    for (const ForbiddenCall& forbidden : printing_and_exiting()) {
      // The name first: a search for fourteen patterns in every line takes long.
      if (line.find(bare_name(forbidden.name)) == std::string::npos) continue;
      if (!std::regex_search(line, forbidden.pattern)) continue;
      breaches.push_back(breach(file, number, fmt::format("{} only in cli", forbidden.name)));
    }
  });
  const bool without_files = is_within(layer, kLayersWithoutFiles);
  for (const Include& include : includes_of(file)) {
    if (!without_files || (include.name != "fstream" && include.name != "filesystem")) continue;
    breaches.push_back(breach(file, include.line, fmt::format("{} knows no file", layer)));
  }
  return breaches;
}

Breaches check_head(const SourceFile& file) {
  Breaches breaches;
  if (!file.text.starts_with("// SPDX-License-Identifier: Apache-2.0\n")) {
    breaches.push_back(breach(file, 1, "the first line is the SPDX line"));
  }
  static const std::regex kPragma(R"((^|\n)#pragma once\n)");
  const std::string code = without_comments(file.text, Literals::blank);
  if (file.path.ends_with(".hpp") && !std::regex_search(code, kPragma)) {
    breaches.push_back(breach(file, 1, "a header has #pragma once"));
  }
  return breaches;
}

Breaches check_machine_paths(const SourceFile& file) {
  // A letter or a closing brace before the slash makes it the middle of another path or an address.
  // The roots are written in two parts, or this file would break its own rule.
  static const std::regex kPath(R"((^|[^\w.})~-])/()"
                                "home|work|root|Users|tmp/bash)/");
  Breaches breaches;
  for_each_line(file.text, [&](std::size_t number, const std::string& line) {
    if (std::regex_search(line, kPath)) {
      breaches.push_back(breach(file, number, "a path of one machine"));
    }
  });
  return breaches;
}

Breaches check_cycles(const std::vector<SourceFile>& files) {
  std::map<std::string, std::vector<std::string>> graph;
  for (const SourceFile& file : files) {
    for (const Include& include : includes_of(file)) {
      if (include.bracket != '"') continue;
      const bool is_at_top = include.name.starts_with("cli/") || include.name.starts_with("lab/");
      graph[file.path].push_back(is_at_top ? include.name : "engine/" + include.name);
    }
  }
  Breaches breaches;
  std::set<std::string> done;
  std::vector<std::string> trail;
  const std::function<void(const std::string&)> visit = [&](const std::string& path) {
    const auto seen = std::find(trail.begin(), trail.end(), path);
    if (seen != trail.end()) {
      breaches.push_back(
          fmt::format("{} -> {}: a circle", fmt::join(seen, trail.end(), " -> "), path));
      return;
    }
    if (done.contains(path)) return;
    trail.push_back(path);
    for (const std::string& next : graph[path]) visit(next);
    trail.pop_back();
    done.insert(path);
  };
  for (const SourceFile& file : files) visit(file.path);
  return breaches;
}

Breaches check_folder_pairs(const std::vector<SourceFile>& files) {
  // From a folder to another that it includes: the first place that does.
  std::map<std::pair<std::string_view, std::string>, std::string> edges;
  for (const SourceFile& file : files) {
    const std::string_view from = layer_of(file.path);
    for (const Include& include : includes_of(file)) {
      const std::string_view to = layer_of(include.name);
      if (include.bracket != '"' || to.empty() || to == from) continue;
      edges.try_emplace({from, std::string(to)}, fmt::format("{}:{}", file.path, include.line));
    }
  }
  Breaches breaches;
  for (const auto& [edge, place] : edges) {
    const auto& [from, to] = edge;
    const auto back = edges.find({to, std::string(from)});
    if (back == edges.end() || to < from) continue;  // each pair once
    breaches.push_back(
        fmt::format("{} and {} include each other: {}, {}", from, to, place, back->second));
  }
  return breaches;
}

}  // namespace carreau::house

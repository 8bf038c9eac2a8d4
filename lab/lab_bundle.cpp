// SPDX-License-Identifier: Apache-2.0
#include "lab/lab_bundle.hpp"

#include "files/json_text.hpp"
#include "files/page_folder.hpp"
#include "inputs/scenario_writer.hpp"
#include "lab/actions_answers.hpp"
#include "lab/actions_pages.hpp"
#include "lab/lab_portraits.hpp"
#include "lab/lab_tiles.hpp"
#include "lab/web_assets.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <numbers>
#include <utility>
#include <vector>

namespace carreau::lab {

namespace {

/// The columns and rows of the tiles of a zoom level that intersect some bounds.
struct TileRange {
  std::int64_t first_column = 0;
  std::int64_t last_column = 0;
  std::int64_t first_row = 0;
  std::int64_t last_row = 0;
};

/// The usual numbering of map tiles: column from longitude, row from latitude in Web Mercator,
/// counted from the north.
TileRange tiles_over(const Box& bounds, int zoom) {
  const double count = std::exp2(zoom);
  const auto column = [&](double longitude) {
    // Clamped, because the edge of the world would give a column beyond the last one.
    const double at = (longitude + 180.0) / 360.0 * count;
    return static_cast<std::int64_t>(std::clamp(std::floor(at), 0.0, count - 1.0));
  };
  const auto row = [&](double latitude) {
    const double radians = latitude * std::numbers::pi / 180.0;
    const double at = (1.0 - std::asinh(std::tan(radians)) / std::numbers::pi) / 2.0 * count;
    return static_cast<std::int64_t>(std::clamp(std::floor(at), 0.0, count - 1.0));
  };
  // North has the smaller row, so the corners change places.
  return {column(bounds.low.x), column(bounds.high.x), row(bounds.high.y), row(bounds.low.y)};
}

/// Makes a reference usable as part of a file name.
std::string file_part(std::string reference) {
  std::replace(reference.begin(), reference.end(), ':', '-');
  return reference;
}

/// Writes the answers of the server for one scenario as files, so that the page works from a folder
/// or any web server without a program behind it.
class BundleWriter {
 public:
  BundleWriter(const Lab& lab, const std::string& folder, bool overwrite)
      : lab_(lab), tiles_(lab), portraits_(lab), folder_(folder, "bundle", overwrite) {
    // The scenario and all zonings can be compared with each other.
    references_.push_back(lab.baseline()->id);
    for (const LabZoning& known : lab.zonings())
      references_.push_back("zoning:" + known.zoning.key);
  }

  BundleSize write(const LabSettings& settings) {
    // The names of files are those of the requests of the page.
    for (const WebAsset& asset : web_assets()) add(std::string(asset.name), asset.text);
    add_json("api/lab.json", lab_answer(lab_, settings));
    if (!settings.base_map_file.empty()) add_base_map(settings.base_map_file);
    add_run();
    add_zonings();
    add_comparisons();
    if (lab_.programme() != nullptr) add_actions(*lab_.programme());
    // The folder appears only when it is complete.
    folder_.commit();
    return size_;
  }

 private:
  void add(const std::string& name, std::string_view text) {
    folder_.add(name, text);
    ++size_.files;
    size_.bytes += text.size();
  }
  void add_json(const std::string& name, const Json& json) {
    // Text that is not valid UTF-8 must not stop the whole bundle.
    add(name, files::json_text(json));
  }

  /// Writes every tile that the page may request, including empty ones, because a missing file
  /// would look like an error.
  void add_tiles(const std::string& place,
                 const std::function<std::string(const tiles::TileId&)>& tile) {
    for (int zoom = tiles::kFirstCellZoom; zoom <= tiles::kLastCellZoom; ++zoom) {
      // All tiles over the grid: what lies outside is never asked for.
      const TileRange range = tiles_over(lab_.places().all(), zoom);
      for (std::int64_t x = range.first_column; x <= range.last_column; ++x) {
        for (std::int64_t y = range.first_row; y <= range.last_row; ++y) {
          add(fmt::format("tiles/{}/{}/{}/{}.mvt", place, zoom, x, y), tile({zoom, x, y}));
        }
      }
    }
  }

  void add_base_map(const std::string& path) {
    const std::string& copy = folder_.pending(kBaseMapName).temporary();
    std::filesystem::copy_file(path, copy, std::filesystem::copy_options::overwrite_existing);
    ++size_.files;
    size_.bytes += std::filesystem::file_size(copy);
  }

  /// In both languages, because the page has a switch and no server to ask.
  void add_portrait(const std::string& place, const std::string& code,
                    const std::function<std::string(const report::Words&)>& page) {
    for (const Language language : {Language::french, Language::english}) {
      const report::Words w(language);
      add(fmt::format("{}/portraits/{}.{}.html", place, code, w("report_language_code")), page(w));
    }
  }

  void add_run() {
    const auto run = lab_.baseline();
    const std::string place = "api/runs/" + run->id;
    add(place + "/zones.json", zones_answer(lab_, *run));
    add_json(place + "/units.json", units_answer(lab_, *run));
    // Without folders: a published bundle must not disclose the user's paths.
    add(place + "/scenario.toml", inputs::scenario_text(inputs::without_folders(run->record)));
    for (const auto* const zones :
         {&run->result.delineation.perimeters, &run->result.delineation.near_misses}) {
      for (const Zone& zone : *zones) {
        add_json(fmt::format("{}/explain/{}.json", place, zone.id),
                 explain_answer(lab_, *run, zone.id));
      }
    }
    for (const Zone& zone : run->result.delineation.perimeters) {
      add_portrait(place, zone.id,
                   [&](const report::Words& w) { return portraits_.run_page(run, zone.id, w); });
    }
    add_tiles("runs/" + run->id, [&](const tiles::TileId& id) { return tiles_.run_tile(run, id); });
    add_json("api/communes.json", communes_answer(lab_));
    add_tiles("communes", [&](const tiles::TileId& id) { return tiles_.commune_tile(id); });
    add_tiles("units", [&](const tiles::TileId& id) { return tiles_.unit_tile(id); });
  }

  void add_zonings() {
    for (const LabZoning& known : lab_.zonings()) {
      const std::string& key = known.zoning.key;
      add_json(fmt::format("api/zonings/{}/zones.json", key),
               zoning_answer(lab_, *lab_.baseline(), key));
      for (const std::string& code : known.zoning.codes) {
        add_portrait("api/zonings/" + key, code,
                     [&](const report::Words& w) { return portraits_.page(key, code, w); });
      }
      add_tiles("zonings/" + key,
                [&](const tiles::TileId& id) { return tiles_.zoning_tile(key, id); });
    }
  }

  void add_comparisons() {
    for (const std::string& before : references_) {
      for (const std::string& after : references_) {
        // Every ordered pair: a comparison has a direction.
        if (before == after) continue;
        const std::string name = file_part(before) + ".." + file_part(after);
        add_json(fmt::format("api/compare/{}.json", name), comparison_answer(lab_, before, after));
        add_tiles("changes/" + name,
                  [&](const tiles::TileId& id) { return tiles_.change_tile(before, after, id); });
      }
    }
  }

  void add_actions(const study::AttributedProgramme& programme) {
    add_json("api/actions/points.json", action_points_answer(programme));
    add_json("api/actions/quartiers.json", action_quartiers_answer(programme));
    for (const Target& target : programme.attribution.targets) {
      if (target.code.empty()) continue;
      add_json(fmt::format("api/actions/quartiers/{}.json", target.code),
               action_quartier_answer(programme, target.code));
    }
    ActionsPages pages(programme);
    // Both languages, because the page has a switch and no server to ask.
    for (const Language language : {Language::french, Language::english}) {
      const report::Words w(language);
      for (const std::string& name : pages.names()) {
        add(fmt::format("api/actions/{}/{}", w("report_language_code"), name),
            pages.page(name, language));
      }
    }
  }

  const Lab& lab_;
  LabTiles tiles_;
  LabPortraits portraits_;
  files::PageFolder folder_;
  std::vector<std::string> references_;
  BundleSize size_;
};

}  // namespace

BundleSize write_bundle(const Lab& lab, LabSettings settings, const std::string& folder,
                        bool overwrite) {
  // A bundle can show one scenario but compute no other.
  settings.is_read_only = true;
  settings.can_save = false;
  return BundleWriter(lab, folder, overwrite).write(settings);
}

}  // namespace carreau::lab

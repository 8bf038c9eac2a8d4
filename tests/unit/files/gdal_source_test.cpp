// SPDX-License-Identifier: Apache-2.0
/// Files that cannot be opened or unpacked: what is said, and what to do.
#include "files/gdal_source.hpp"

#include "base/error.hpp"
#include "files/layer_table.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/program.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>

namespace carreau::files {
namespace {

using testing::expect_faults;
using testing::TempFolder;

/// An archive of one member, whose headers say what `change` makes of them.
class Archive {
 public:
  Archive() {
    testing::write_packed("/vsizip/" + (folder_ / "a.zip") + "/a.csv", std::string(5'000, 'x'));
    bytes_ = folder_.read("a.zip");
  }
  /// Writes a number of `size` bytes at a place of the header in front of the member, and at that
  /// of the header at the end of the archive.
  Archive& put(std::size_t local, std::size_t central, std::uint32_t number, int size) {
    put_at(bytes_.find("PK\x01\x02") + central, number, size);
    put_at(bytes_.find("PK\x03\x04") + local, number, size);
    return *this;
  }
  [[nodiscard]] std::string write() const { return folder_.write("a.zip", bytes_); }

 private:
  void put_at(std::size_t at, std::uint32_t number, int size) {
    for (int i = 0; i < size; ++i, ++at, number >>= 8U) bytes_[at] = static_cast<char>(number);
  }
  TempFolder folder_;
  std::string bytes_;
};

void expect_unpacking_fails(const Archive& archive, const std::vector<std::string>& codes) {
  const std::string path = archive.write();
  expect_faults({{path, path, codes}}, [](const std::string& zip) { (void)read_whole(zip); });
}

TEST(Archives, ThatHoldLessThanTheySayAreShort) {
  Archive archive;
  expect_unpacking_fails(archive.put(22, 24, 6'000, 4), {"archive_short", "download_again"});
}

TEST(Archives, PackedInAnotherWayCannotBeRead) {
  Archive archive;
  expect_unpacking_fails(archive.put(8, 10, 99, 2),
                         {"cannot_be_read_because", "is_archive_complete"});
}

TEST(Archives, WhoseContentWasChangedAreToldAsGdalTellsThem) {
  Archive archive;
  expect_unpacking_fails(archive.put(14, 16, 7, 4), {"reason_given", "is_file_complete"});
}

/// An archive of one file, packed or only stored, as `zip` writes it.
std::string zipped(const TempFolder& folder, const std::string& name, const std::string& content,
                   const std::string& level) {
  (void)folder.write(name, content);
  const auto zip =
      testing::run_program("/usr/bin/zip", {"-q", level, "a.zip", name}, folder.path());
  EXPECT_EQ(zip.exit_code, 0) << zip.err;
  std::string bytes = folder.read("a.zip");
  std::filesystem::remove(folder / "a.zip");
  return bytes;
}

TEST(Archives, AFlippedBitNeverChangesWhatIsRead) {
  const std::string table = "code,people\nA,1234\nB,5678\nC,1234\nD,5678\n";
  for (const char* const level : {"-0", "-9"}) {
    const TempFolder folder;
    const std::string bytes = zipped(folder, "a.csv", table, level);
    int refused = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      std::string flipped = bytes;
      flipped[i] = static_cast<char>(flipped[i] ^ (1 << (i % 8)));
      try {
        // Flips of the dates of the file, and of what Unix keeps of it, change nothing.
        EXPECT_EQ(read_whole(folder.write("b.zip", flipped)), table) << level << " " << i;
      } catch (const Error&) {
        ++refused;
      }
    }
    EXPECT_GT(refused, static_cast<int>(table.size() / 2)) << level;
  }
}

TEST(Archives, AStoredFileThatDiffersFromItsChecksumIsDamaged) {
  const TempFolder folder;
  std::string bytes = zipped(folder, "a.csv", "code,people\nA,1234\n", "-0");
  bytes.replace(bytes.find("1234"), 4, "1235");
  const std::string path = folder.write("a.zip", bytes);
  expect_faults({{path, path, {"archive_member_damaged", "download_again"}}},
                [](const std::string& zip) { (void)read_whole(zip); });
}

TEST(Archives, ADamagedLayerIsNotOpened) {
  const std::string layer = testing::geojson({{R"("code":"1234")", testing::box(3, 50, 4, 51)}}, 0);
  for (const char* const level : {"-0", "-9"}) {
    const TempFolder folder;
    std::string bytes = zipped(folder, "a.geojson", layer, level);
    EXPECT_NO_THROW((void)open_dataset(folder.write("whole.zip", bytes)));
    // The stored checksum, in front of the file and at the end.
    bytes[14] = static_cast<char>(bytes[14] ^ 1);
    const std::size_t central = bytes.find("PK\x01\x02");
    bytes[central + 16] = static_cast<char>(bytes[central + 16] ^ 1);
    const std::string path = folder.write("a.zip", bytes);
    expect_faults({{path, path, {"archive_member_damaged", "download_again"}}},
                  [](const std::string& zip) { (void)open_dataset(zip); });
  }
}

TEST(Archives, ThatUnpackToTheWholeMemoryAreRefused) {
  const TempFolder folder;
  const std::string much(std::size_t{66} << 20U, ' ');
  testing::write_packed("/vsizip/" + (folder / "a.zip") + "/a.csv", much);
  testing::write_packed("/vsizip/" + (folder / "b.zip") + "/b.geojson", much);
  testing::write_packed("/vsigzip/" + (folder / "c.csv.gz"), much);
  expect_faults(
      {{folder / "a.zip", folder / "a.zip", {"archive_member_huge", "unpack_to_see"}},
       {folder / "c.csv.gz", folder / "c.csv.gz", {"archive_member_huge", "unpack_to_see"}}},
      [](const std::string& path) { (void)read_whole(path); });
  expect_faults({{folder / "b.zip", folder / "b.zip", {"archive_member_huge", "unpack_to_see"}}},
                [](const std::string& path) { (void)open_dataset(path); });
}

/// A socket: it is there, it is no folder, and nobody can open it as a file.
class Socket {
 public:
  explicit Socket(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof(address.sun_path) - 1);
    EXPECT_EQ(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  }
  ~Socket() { ::close(socket_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

 private:
  int socket_;
};

TEST(Sources, EachFaultHasItsCode) {
  const TempFolder folder;
  const Socket socket(folder / "socket.csv");
  ASSERT_EQ(::mkfifo((folder / "pipe.csv").c_str(), 0600), 0);
  const std::string name = folder.path() + "/";
  expect_faults(
      {{name + "nowhere.csv", name + "nowhere.csv", {"no_such_file", "check_path"}},
       {folder.path(), folder.path(), {"directory_not_file", "name_file_in_it"}},
       {name + "socket.csv", name + "socket.csv", {"no_regular_file", "copy_into_file"}},
       {name + "pipe.csv", name + "pipe.csv", {"no_regular_file", "copy_into_file"}},
       {"/dev/zero", "/dev/zero", {"no_regular_file", "copy_into_file"}},
       {folder.write("empty.csv", ""), name + "empty.csv", {"file_empty", "is_download_complete"}},
       {"PG:dbname=a", "PG:dbname=a", {"file_not_database", "name_file"}}},
      [](const std::string& path) { (void)read_whole(path); });
}

TEST(Sources, SettingsAreNoTable) {
  const TempFolder folder;
  const std::string path = folder.write("scenario.toml", "rule = \"metropole-2023\"\n");
  expect_faults(
      {{path, path, {"expected_found", "content_of_data", "content_toml", "formats_read"}}},
      [](const std::string& given) { (void)open_dataset(given); });
}

TEST(Sources, AContentThatOpensOtherFilesIsNotOpened) {
  const TempFolder folder;
  const std::string layer = folder.write(
      "q.geojson", testing::geojson({{R"("code":"a")", testing::box(3, 50, 4, 51)}}, 0));
  const std::string vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"q\"><SrcDataSource>" + layer +
                          "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
  for (const std::string name : {"v.geojson", "v.gpkg", "v.fgb", "v.vrt", "v"}) {
    expect_faults(
        {{folder.write(name, vrt), folder / name, {"content_not_of_name", "formats_read"}}},
        [](const std::string& path) { (void)open_dataset(path); });
  }
  const std::string zip = folder / "v.zip";
  testing::write_packed("/vsizip/" + zip + "/v.geojson", vrt);
  expect_faults({{zip, zip, {"content_not_of_name", "formats_read"}}},
                [](const std::string& path) { (void)open_dataset(path); });
  EXPECT_NO_THROW((void)open_dataset(layer));
}

TEST(Sources, FileSystemsOfTheNetworkAreRefused) {
  for (const std::string path :
       {"/vsicurl/http://localhost/a.geojson", "/vsizip//vsicurl/http://localhost/a.zip/a.csv",
        "/vsizip/{/vsis3/a/a.zip}/a.csv", "/vsicurl?url=http://localhost",
        "/vsicurl_streaming/a"}) {
    expect_faults({{path, path, {"file_of_network", "download_first"}}},
                  [](const std::string& name) { (void)gdal_path(name); });
  }
  EXPECT_EQ(gdal_path("/vsizip/a.zip/a.csv"), "/vsizip/a.zip/a.csv");
}

}  // namespace
}  // namespace carreau::files

// The fuzzers' corpus as plain tests: what once broke a parser stays mended, without clang.
#include "Targets.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <vector>

namespace fs = std::filesystem;

static std::vector<std::string> FilesOf(const char* target) {
   std::vector<std::string> files;
   for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(CORPUS_FOLDER) / target))
      files.push_back(entry.path().string());
   std::sort(files.begin(), files.end());
   return files;
}

static std::string Content(const std::string& file) {
   std::ifstream stream(file, std::ios::binary);
   if (!stream)
      throw std::runtime_error("cannot read " + file);
   return std::string(std::istreambuf_iterator<char>(stream), {});
}

static std::string NameOf(const ::testing::TestParamInfo<std::string>& file) {
   std::string name = fs::path(file.param).filename().string();
   std::replace_if(
       name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
   return name;
}

class ConfigFile : public ::testing::TestWithParam<std::string> {};
TEST_P(ConfigFile, Loads_or_is_refused_and_survives_saving) {
   EXPECT_NO_THROW(FuzzConfig(Content(GetParam())));
}
INSTANTIATE_TEST_SUITE_P(Corpus, ConfigFile, ::testing::ValuesIn(FilesOf("config")), NameOf);

class SerialisedMetadata : public ::testing::TestWithParam<std::string> {};
TEST_P(SerialisedMetadata, Is_restored_or_refused_and_survives_serialising) {
   EXPECT_NO_THROW(FuzzMetadata(Content(GetParam())));
}
INSTANTIATE_TEST_SUITE_P(Corpus, SerialisedMetadata, ::testing::ValuesIn(FilesOf("metadata")), NameOf);

class PropertyText : public ::testing::TestWithParam<std::string> {};
TEST_P(PropertyText, Is_taken_or_refused_and_reads_back) {
   EXPECT_NO_THROW(FuzzProperty(Content(GetParam())));
}
INSTANTIATE_TEST_SUITE_P(Corpus, PropertyText, ::testing::ValuesIn(FilesOf("property")), NameOf);

// Else a parser that refuses everything would pass.
TEST(Corpus, Sound_inputs_are_taken) {
   const std::string folder = std::string(CORPUS_FOLDER) + "/";
   EXPECT_TRUE(FuzzConfig(Content(folder + "config/whole-system")));
   EXPECT_TRUE(FuzzConfig(Content(folder + "config/windows")));
   EXPECT_TRUE(FuzzMetadata(Content(folder + "metadata/two-kinds")));
   EXPECT_TRUE(FuzzProperty(Content(folder + "property/limits")));
}

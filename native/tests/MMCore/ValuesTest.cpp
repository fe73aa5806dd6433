#include "CoreFixture.h"

#include "CameraImageMetadata.h"

TEST(Errors, Chain_outermost_first_and_answer_the_first_specific_code) {
   const CMMError error("outer", CMMError("inner", MMERR_NoDevice, CMMError("cause", 99)));
   EXPECT_EQ(error.getFullMsg(), "outer [ inner [ cause ] ]");
   EXPECT_EQ(error.getMsg(), "outer");
   EXPECT_EQ(error.getCode(), MMERR_GENERIC);
   EXPECT_EQ(error.getSpecificCode(), MMERR_NoDevice);
   EXPECT_STREQ(error.what(), "outer");
   EXPECT_EQ(CMMError("", 5).getMsg(), "Error (code 5)");
}

TEST(Configurations, Hold_one_setting_for_each_property_in_order) {
   Configuration c;
   c.addSetting(PropertySetting("A-B", "C", "1"));
   c.addSetting(PropertySetting("A", "B-C", "2"));
   c.addSetting(PropertySetting("A-B", "C", "3"));
   ASSERT_EQ(c.size(), 2u);
   EXPECT_EQ(c.getSetting(0).getPropertyValue(), "3");
   Configuration part;
   part.addSetting(PropertySetting("A", "B-C", "2"));
   EXPECT_TRUE(c.isConfigurationIncluded(part));
   c.deleteSetting("A-B", "C");
   EXPECT_EQ(c.getSetting("A", "B-C").getPropertyValue(), "2");
   EXPECT_THROW(c.getSetting(1), CMMError);
}

TEST(MetadataTags, What_a_camera_serialises_is_restored_and_the_last_of_equal_keys_wins) {
   MM::CameraImageMetadata sent;
   sent.AddTag("Gain", "1");
   sent.AddTag("Gain", "2");
   sent.AddTag("Empty", "");
   Metadata md;
   ASSERT_TRUE(md.Restore(sent.Serialize()));
   EXPECT_EQ(md.GetSingleTag("Gain").GetValue(), "2");
   EXPECT_EQ(md.GetSingleTag("Empty").GetValue(), "");
   EXPECT_THROW(md.GetSingleTag("None"), MetadataKeyError);
}

TEST(MetadataTags, Serialised_and_restored_are_equal) {
   Metadata md;
   md.PutTag("Gain", "Cam", 2.5);
   md.put("Width", 64);
   MetadataArrayTag list("List", "_", false);
   list.AddValue("a");
   list.SetValue("c", 2);
   md.SetTag(list);
   Metadata copy;
   ASSERT_TRUE(copy.Restore(md.Serialize().c_str()));
   EXPECT_EQ(copy.Serialize(), md.Serialize());
   EXPECT_EQ(copy.GetKeys(), (std::vector<std::string>{"Cam-Gain", "List", "Width"}));
   EXPECT_EQ(copy.GetArrayTag("List").GetValue(2), "c");
   EXPECT_THROW(copy.GetArrayTag("List").GetValue(3), MetadataIndexError);
   EXPECT_FALSE(copy.Restore("3\ns\nhalf"));
   EXPECT_TRUE(copy.GetKeys().empty());
}

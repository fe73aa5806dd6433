// Properties: types, text, limits, allowed values, handlers, sequences.
#include "Property.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <limits>

namespace {

std::string TextOf(const MM::PropertyBase& property) {
   std::string text;
   property.Get(text);
   return text;
}

template <typename P, typename V>
std::string TextAfter(V value) {
   P property("p");
   EXPECT_TRUE(property.Set(value));
   return TextOf(property);
}

TEST(IntegerProperty, Prints_whole_numbers_and_cuts_doubles_towards_zero) {
   EXPECT_EQ(TextAfter<MM::IntegerProperty>(-42L), "-42");
   EXPECT_EQ(TextAfter<MM::IntegerProperty>(2.9), "2");
   EXPECT_EQ(TextAfter<MM::IntegerProperty>(-2.9), "-2");
   EXPECT_EQ(TextAfter<MM::IntegerProperty>("17"), "17");
   EXPECT_EQ(TextAfter<MM::IntegerProperty>(1e300), std::to_string(std::numeric_limits<long>::max()));
   EXPECT_EQ(MM::IntegerProperty("p").GetType(), MM::Integer);
}

TEST(FloatProperty, Keeps_four_decimals_rounded_half_away_from_zero) {
   EXPECT_EQ(TextAfter<MM::FloatProperty>(1.0), "1.0000");
   EXPECT_EQ(TextAfter<MM::FloatProperty>(0.00005), "0.0001");
   EXPECT_EQ(TextAfter<MM::FloatProperty>(-0.00005), "-0.0001");
   EXPECT_EQ(TextAfter<MM::FloatProperty>(0.00004), "0.0000");
   EXPECT_EQ(TextAfter<MM::FloatProperty>("3.14159265"), "3.1416");
   EXPECT_EQ(TextAfter<MM::FloatProperty>(7L), "7.0000");
   EXPECT_EQ(TextAfter<MM::FloatProperty>(123456789.12345), "123456789.1235");
   MM::FloatProperty property("p");
   property.Set(0.12344999);
   double kept = 0;
   EXPECT_TRUE(property.Get(kept));
   EXPECT_EQ(kept, 0.1234);
   EXPECT_EQ(property.GetType(), MM::Float);
}

TEST(StringProperty, Prints_doubles_with_two_significant_digits) {
   EXPECT_EQ(TextAfter<MM::StringProperty>(3.14159), "3.1");
   EXPECT_EQ(TextAfter<MM::StringProperty>(1234.0), "1.2e+03");
   EXPECT_EQ(TextAfter<MM::StringProperty>(0.5), "0.5");
   EXPECT_EQ(TextAfter<MM::StringProperty>(-12L), "-12");
   EXPECT_EQ(TextAfter<MM::StringProperty>("any text"), "any text");
   EXPECT_EQ(MM::StringProperty("p").GetType(), MM::String);
}

TEST(StringProperty, Reads_back_as_number) {
   MM::StringProperty property("p");
   property.Set(" +2.5 mm");
   double real = 0;
   long whole = 0;
   EXPECT_TRUE(property.Get(real));
   EXPECT_TRUE(property.Get(whole));
   EXPECT_EQ(real, 2.5);
   EXPECT_EQ(whole, 2);
}

TEST(Property, Ignores_the_decimal_comma_of_a_locale) {
   const std::string before = std::setlocale(LC_NUMERIC, nullptr);
   if (!std::setlocale(LC_NUMERIC, "de_DE.UTF-8"))
      GTEST_SKIP() << "the locale de_DE.UTF-8 is not installed";
   const std::string text = TextAfter<MM::FloatProperty>("1.5");
   std::setlocale(LC_NUMERIC, before.c_str());
   EXPECT_EQ(text, "1.5000");
}

TEST(FloatProperty, Rounds_its_limits_inwards) {
   MM::FloatProperty property("p");
   ASSERT_TRUE(property.SetLimits(0.00011, 0.99999));
   EXPECT_EQ(property.GetLowerLimit(), 0.0002);
   EXPECT_EQ(property.GetUpperLimit(), 0.9999);
   EXPECT_FALSE(property.Set(0.0001));
   EXPECT_FALSE(property.Set(0.99996)); // rounds to 1.0
   EXPECT_TRUE(property.Set(0.0002));
   EXPECT_TRUE(property.Set(0.9999));
   ASSERT_TRUE(property.SetLimits(-1.00019, -0.00011));
   EXPECT_EQ(property.GetLowerLimit(), -1.0001);
   EXPECT_EQ(property.GetUpperLimit(), -0.0002);
}

TEST(FloatProperty, Keeps_limits_of_four_decimals_as_they_are) {
   for (int i = -20000; i <= 20000; ++i) {
      const double limit = i / 10000.0;
      MM::FloatProperty property("p");
      ASSERT_TRUE(property.SetLimits(limit, limit + 0.0001));
      ASSERT_EQ(property.GetLowerLimit(), limit);
      ASSERT_TRUE(property.Set(limit));
   }
}

TEST(Property, Refuses_values_outside_its_limits_and_keeps_the_old_one) {
   MM::IntegerProperty property("p");
   EXPECT_FALSE(property.HasLimits());
   ASSERT_TRUE(property.SetLimits(-2, 5));
   EXPECT_TRUE(property.HasLimits());
   EXPECT_TRUE(property.Set(5L));
   EXPECT_FALSE(property.Set(6L));
   EXPECT_FALSE(property.Set("-3"));
   EXPECT_EQ(TextOf(property), "5");
   EXPECT_FALSE(property.SetLimits(3, 2));
   EXPECT_EQ(property.GetUpperLimit(), 5);
   MM::FloatProperty real("r");
   real.SetLimits(0, 1);
   EXPECT_FALSE(real.Set(std::nan("")));
}

TEST(Property, Takes_no_limits_as_text_or_beside_allowed_values) {
   MM::StringProperty text("s");
   EXPECT_FALSE(text.SetLimits(0, 1));
   MM::IntegerProperty property("p");
   property.SetLimits(0, 10);
   property.AddAllowedValue("3");
   EXPECT_FALSE(property.HasLimits());
   EXPECT_FALSE(property.SetLimits(0, 10));
   property.ClearAllowedValues();
   EXPECT_TRUE(property.SetLimits(0, 10));
}

TEST(Property, Lists_allowed_values_in_sorted_order_with_their_data) {
   MM::StringProperty property("p");
   EXPECT_TRUE(property.IsAllowed("anything"));
   property.AddAllowedValue("green", 532);
   property.AddAllowedValue("blue", 450);
   property.AddAllowedValue("red");
   EXPECT_EQ(property.GetAllowedValues(), (std::vector<std::string>{"blue", "green", "red"}));
   EXPECT_TRUE(property.IsAllowed("red"));
   EXPECT_FALSE(property.IsAllowed("Red"));
   long data = 0;
   EXPECT_TRUE(property.GetData("green", data));
   EXPECT_EQ(data, 532);
   EXPECT_FALSE(property.GetData("yellow", data));
}

/** Writes down why it is called; answers a sequence length and a result. */
struct Handler {
   std::vector<MM::ActionType> actions;
   int result = DEVICE_OK;
   long sequenceLength = 0;

   MM::ActionFunctor* Functor() {
      return new MM::ActionLambda([this](MM::PropertyBase* property, MM::ActionType action) {
         actions.push_back(action);
         if (action == MM::BeforeGet)
            property->Set("fresh");
         if (action == MM::IsSequenceable)
            property->SetSequenceable(sequenceLength);
         return result;
      });
   }
};

TEST(PropertyCollection, Refuses_what_it_cannot_create) {
   MM::PropertyCollection properties;
   EXPECT_EQ(properties.CreateProperty("a", "1", MM::Integer, false), DEVICE_OK);
   EXPECT_EQ(properties.CreateProperty("a", "1", MM::Float, false), DEVICE_DUPLICATE_PROPERTY);
   EXPECT_EQ(properties.CreateProperty("b", "1", MM::Undef, false), DEVICE_INVALID_PROPERTY_TYPE);
   EXPECT_EQ(properties.GetSize(), 1u);
}

TEST(PropertyCollection, Lists_names_in_sorted_order) {
   MM::PropertyCollection properties;
   properties.CreateProperty("Gain", "1", MM::Integer, false);
   properties.CreateProperty("Exposure", "1", MM::Float, false);
   EXPECT_EQ(properties.GetNames(), (std::vector<std::string>{"Exposure", "Gain"}));
   std::string name;
   EXPECT_TRUE(properties.GetName(1, name));
   EXPECT_EQ(name, "Gain");
   EXPECT_FALSE(properties.GetName(2, name));
}

TEST(PropertyCollection, Calls_the_handler_before_an_uncached_read_and_after_an_accepted_value) {
   MM::PropertyCollection properties;
   Handler handler;
   properties.CreateProperty("p", "old", MM::String, false, handler.Functor());
   EXPECT_TRUE(handler.actions.empty());
   std::string value;
   EXPECT_EQ(properties.Get("p", value), DEVICE_OK);
   EXPECT_EQ(value, "fresh");
   EXPECT_EQ(properties.Set("p", "new"), DEVICE_OK);
   properties.Find("p")->SetCached();
   EXPECT_EQ(properties.Get("p", value), DEVICE_OK);
   EXPECT_EQ(value, "new");
   EXPECT_EQ(handler.actions, (std::vector<MM::ActionType>{MM::BeforeGet, MM::AfterSet}));
}

TEST(PropertyCollection, Answers_the_error_of_the_handler) {
   MM::PropertyCollection properties;
   Handler handler;
   handler.result = 10007;
   properties.CreateProperty("p", "old", MM::String, false, handler.Functor());
   std::string value;
   EXPECT_EQ(properties.Get("p", value), 10007);
   EXPECT_EQ(properties.Set("p", "new"), 10007);
   EXPECT_EQ(properties.UpdateAll(), 10007);
   EXPECT_EQ(properties.ApplyAll(), 10007);
}

TEST(PropertyCollection, Refuses_values_without_calling_the_handler) {
   MM::PropertyCollection properties;
   Handler handler;
   properties.CreateProperty("p", "a", MM::String, false, handler.Functor());
   properties.AddAllowedValue("p", "a", 1);
   EXPECT_EQ(properties.Set("p", "b"), DEVICE_INVALID_PROPERTY_VALUE);
   properties.CreateProperty("n", "1", MM::Integer, false);
   properties.Find("n")->SetLimits(0, 2);
   EXPECT_EQ(properties.Set("n", "3"), DEVICE_INVALID_PROPERTY_VALUE);
   EXPECT_EQ(properties.Set("unknown", "3"), DEVICE_INVALID_PROPERTY);
   EXPECT_TRUE(handler.actions.empty());
   long data = 0;
   EXPECT_EQ(properties.GetCurrentPropertyData("p", data), DEVICE_OK);
   EXPECT_EQ(data, 1);
   EXPECT_EQ(properties.GetPropertyData("p", "b", data), DEVICE_NO_PROPERTY_DATA);
}

TEST(PropertyCollection, Setting_a_read_only_property_does_nothing_and_succeeds) {
   MM::PropertyCollection properties;
   Handler handler;
   properties.CreateProperty("p", "old", MM::String, true, handler.Functor());
   properties.Find("p")->SetCached();
   EXPECT_EQ(properties.Set("p", "new"), DEVICE_OK);
   std::string value;
   properties.Get("p", value);
   EXPECT_EQ(value, "old");
   EXPECT_TRUE(handler.actions.empty());
}

TEST(Property, Runs_a_sequence_through_its_handler) {
   MM::IntegerProperty property("p");
   Handler handler;
   handler.sequenceLength = 2;
   property.RegisterAction(handler.Functor());
   EXPECT_TRUE(property.IsSequenceable());
   EXPECT_EQ(property.GetSequenceMaxSize(), 2);
   EXPECT_EQ(property.AddToSequence("1"), DEVICE_OK);
   EXPECT_EQ(property.AddToSequence("2"), DEVICE_OK);
   EXPECT_EQ(property.AddToSequence("3"), DEVICE_SEQUENCE_TOO_LARGE);
   EXPECT_EQ(property.GetSequence(), (std::vector<std::string>{"1", "2"}));
   property.SendSequence();
   property.StartSequence();
   property.StopSequence();
   EXPECT_EQ(handler.actions, (std::vector<MM::ActionType>{MM::IsSequenceable, MM::AfterLoadSequence, MM::StartSequence,
                                                           MM::StopSequence}));
   property.ClearSequence();
   EXPECT_TRUE(property.GetSequence().empty());
   handler.sequenceLength = 0;
   EXPECT_FALSE(property.IsSequenceable());
}

} // namespace

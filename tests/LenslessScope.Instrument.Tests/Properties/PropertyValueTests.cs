using LenslessScope.MMCore;

namespace LenslessScope.Instrument.Tests;

/// <summary>The rule of values: what a property takes, whoever wants to set it.</summary>
public sealed class PropertyValueTests
{
    private static readonly PropertyFacts _whole = new(PropertyType.Integer, false, false, [], 0, 100);
    private static readonly PropertyFacts _number = _whole with { Type = PropertyType.Float };
    private static readonly PropertyFacts _choice =
        new(PropertyType.Integer, false, false, ["1", "2", "4"], null, null);
    private static readonly PropertyFacts _text = new(PropertyType.String, false, false, [], null, null);

    [Theory]
    [InlineData("8", null)]
    [InlineData("8.0", null)]
    [InlineData("8.5", ValueFault.NotWhole)]
    [InlineData("eight", ValueFault.NotANumber)]
    [InlineData("", ValueFault.NotANumber)]
    [InlineData("NaN", ValueFault.NotANumber)]
    [InlineData("8,5", ValueFault.HasComma)]
    [InlineData("-1", ValueFault.OutsideLimits)]
    [InlineData("101", ValueFault.OutsideLimits)]
    [InlineData("100", null)]
    public void A_whole_number_has_no_decimals_and_keeps_its_limits(string value, ValueFault? fault) =>
        Assert.Equal(fault, PropertyValue.FaultOf(_whole, value));

    [Theory]
    [InlineData("8.5", null)]
    [InlineData("1e2", null)]
    [InlineData("100.5", ValueFault.OutsideLimits)]
    public void A_number_may_have_decimals(string value, ValueFault? fault) =>
        Assert.Equal(fault, PropertyValue.FaultOf(_number, value));

    [Theory]
    [InlineData("2", null)]
    [InlineData("2.0", ValueFault.NotAllowed)]
    [InlineData("3", ValueFault.NotAllowed)]
    [InlineData("", ValueFault.NotAllowed)]
    public void An_allowed_value_is_meant_to_the_letter(string value, ValueFault? fault) =>
        Assert.Equal(fault, PropertyValue.FaultOf(_choice, value));

    [Theory]
    [InlineData("", null)]
    [InlineData("8.5 or so", null)]
    [InlineData("a,b", ValueFault.HasComma)]
    public void A_text_is_anything_without_comma(string value, ValueFault? fault) =>
        Assert.Equal(fault, PropertyValue.FaultOf(_text, value));

    [Theory]
    [InlineData("Camera", "BitDepth", "8.0")]
    [InlineData("Camera", "Sample", "cells")]
    public void What_the_rule_refuses_the_simulated_camera_refuses_too(string label, string property, string value)
    {
        using var core = new CMMCore();
        InstrumentLoading.LoadCamera(core, "LenslessSim", "SimCamera", []);

        Assert.NotNull(PropertyValue.FaultOf(PropertyFacts.Of(core, label, property), value));
        Assert.Throws<CMMError>(() => core.SetProperty(label, property, value));
    }

    [Fact]
    public void Numbers_are_sorted_as_numbers_and_words_stay_as_they_are()
    {
        Assert.Equal(["8", "10", "16"], PropertyDescription.InOrder(["10", "16", "8"]));
        Assert.Equal(["On", "10", "8"], PropertyDescription.InOrder(["On", "10", "8"]));
    }

    [Theory]
    [InlineData("8", "8.0000", true)]
    [InlineData("-0.5", "-0.50", true)]
    [InlineData("007", "7", false)]
    [InlineData("On", "on", false)]
    [InlineData("", "0", false)]
    [InlineData("9007199254740993", "9007199254740992", false)]
    public void Values_are_compared_as_a_device_reads_them(string a, string b, bool same) =>
        Assert.Equal(same, PropertyValue.Same(a, b));
}

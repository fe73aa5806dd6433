using CsCheck;

namespace LenslessScope.Acquisition.Tests;

/// <summary>Any text, a mutated plan too, ends in a plan or in the exception that is documented.</summary>
public class PlanFileFuzzTests
{
    private static readonly string[] s_pieces =
    [
        "{", "}", "[", "]", ":", ": ", ",", "- ", "\n", "\n  ", "\t", "#", "&a", "*a", "!", "!!int", "|", ">", "|+2\n",
        "%", "@", "`", "?", "? ", "'", "\"", "\\", "\\u0000", "\0", "\uFEFF", "\uD83D", "---", "...",
        "%YAML 1.1\n", "<<", "~", "null", "-1", "0", "1e999", "NaN", "-0",
        "99999999999999999999", "9223372036854775807", "100000000", "1e-30 um", "1e28 um", "-9 ms", "10675199 d",
        "time", "z", "steps", "µ", "é", "\u2028",
    ];

    private static readonly Gen<string> s_piece = Gen.OneOf(
        Gen.OneOf(s_pieces), Gen.Char.Select(letter => letter.ToString()),
        Gen.Char[' ', '~'].Select(letter => letter.ToString()), Gen.Int[0, 9].Select(digit => $"{digit}"));

    // Where, as a part of the text; how much is taken out, and what comes in its place.
    private static readonly Gen<(double Where, int Out, string In)> s_change =
        Gen.Select(Gen.Double.Unit, Gen.Int[0, 19], s_piece);

    private static readonly Gen<string> s_plan =
        Gen.OneOf(Gen.Const(PlanFile.Example), AnyPlan.Any.Select(PlanFile.Text));

    private static readonly Gen<string> s_mutated = Gen.Select(s_plan, s_change.Array[0, 3]).Select(Changed);

    [Fact]
    public void Any_text_is_a_plan_or_throws_the_documented_exception() =>
        Gen.OneOf(Gen.String, s_piece.Array[0, 40].Select(string.Concat)).Sample(
            text => { IsPlan(text); }, iter: 5000);

    [Fact]
    public void Mutations_throw_nothing_but_the_documented_exception()
    {
        int good = 0, bad = 0;
        s_mutated.Sample(text =>
        {
            if (IsPlan(text))
                Interlocked.Increment(ref good);
            else
                Interlocked.Increment(ref bad);
        }, iter: 1500);
        Assert.True(good > 15 && bad > 150, $"{good} good, {bad} bad");
    }

    // Whether it is one; if not, every problem has its place.
    private static bool IsPlan(string text)
    {
        try
        {
            var plan = PlanFile.Parse(text);
            Assert.Empty(plan.Problems());
            Assert.Equal(Json.Of(plan), Json.Of(PlanFile.Parse(PlanFile.Text(plan))));
            return true;
        }
        catch (PlanException fault)
        {
            Assert.NotEmpty(fault.Problems);
            Assert.All(fault.Problems,
                problem => Assert.True(problem.Line >= 1 && problem.Column >= 1, problem.ToString()));
            return false;
        }
    }

    private static string Changed((string Text, (double Where, int Out, string In)[] Changes) of)
    {
        var text = of.Text;
        foreach (var change in of.Changes)
        {
            var at = (int)(change.Where * text.Length);
            text = string.Concat(text.AsSpan(0, at), change.In,
                text.AsSpan(Math.Min(text.Length, at + change.Out)));
        }
        return text;
    }
}

using System.Text;

namespace LenslessScope.Acquisition.Tests;

/// <summary>Mutated plans end in a plan or in the exception that is documented, whatever they hold.</summary>
public class PlanFileFuzzTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ": ", ",", "- ", "\n", "\n  ", "\t", "#", "&a", "*a", "!", "!!int", "|", ">", "|+2\n", "%", "@", "`", "?", "? ",
        "'", "\"", "\\", "\\u0000", "\0", "\uFEFF", "\uD83D", "---", "...", "%YAML 1.1\n", "<<", "~", "null", "-1", "0", "1e999", "NaN", "-0",
        "99999999999999999999", "9223372036854775807", "100000000", "1e-30 um", "1e28 um", "-9 ms", "10675199 d", "time", "z", "steps", "µ", "é", "\u2028",
    ];

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Mutations_throw_nothing_but_the_documented_exception(int seed)
    {
        var random = new Random(seed);
        var texts = Enumerable.Range(seed * 10, 10).Select(i => PlanFile.Text(RandomPlan.Of(i))).Append(PlanFile.Example).ToArray();
        int good = 0, bad = 0;
        for (var i = 0; i < 500; i++)
        {
            var text = Mutated(texts[random.Next(texts.Length)], texts[random.Next(texts.Length)], random);
            try
            {
                var plan = PlanFile.Parse(text);
                Assert.Empty(plan.Problems());
                Assert.Equal(Json.Of(plan), Json.Of(PlanFile.Parse(PlanFile.Text(plan))));
                good++;
            }
            catch (PlanException fault)
            {
                Assert.NotEmpty(fault.Problems);
                Assert.All(fault.Problems, problem => Assert.True(problem.Line >= 1 && problem.Column >= 1, problem.ToString()));
                bad++;
            }
            catch (Exception error) when (error is not Xunit.Sdk.IAssertionException)
            {
                throw new InvalidOperationException($"{error.GetType().Name} at seed {seed}, text {i}:\n{text}", error);
            }
        }
        Assert.True(good > 5 && bad > 50, $"{good} good, {bad} bad");
    }

    private static string Mutated(string text, string other, Random random)
    {
        var result = new StringBuilder(text);
        for (var n = random.Next(1, 4); n > 0 && result.Length > 0; n--)
        {
            var at = random.Next(result.Length);
            switch (random.Next(6))
            {
                case 0:
                    result.Remove(at, Math.Min(random.Next(1, 20), result.Length - at));
                    break;
                case 1:
                    result[at] = (char)random.Next(0x20, 0x7f);
                    break;
                case 2:
                    result[at] = (char)random.Next(0x10000);
                    break;
                case 3:
                    var from = random.Next(other.Length);
                    result.Insert(at, other.AsSpan(from, Math.Min(random.Next(1, 80), other.Length - from)));
                    break;
                case 4:
                    var digit = Enumerable.Range(0, result.Length).Where(i => char.IsAsciiDigit(result[i])).ToList();
                    if (digit.Count > 0)
                        result[digit[random.Next(digit.Count)]] = (char)('0' + random.Next(10));
                    break;
                default:
                    result.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }
        return result.ToString();
    }
}

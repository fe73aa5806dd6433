namespace LenslessScope.Workflows.Tests;

/// <summary>Files of results hold what <see cref="ResultJson.Format"/> says, though their code is generated.</summary>
public sealed class ResultJsonTests
{
    [Fact]
    public void Every_kind_of_result_has_the_keys_of_its_type_in_their_order() =>
        GeneratedJson.WritesAsReflectionDoes(ResultJson.Files, typeof(JointReport), typeof(ObjectReport),
            typeof(ReconstructionReport), typeof(StackReport), typeof(TrackReport), typeof(TruthReport));
}

using System.Text.Json;
using System.Text.Json.Serialization;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>
/// What <see cref="Workflow"/> is asked for: a value, equal to every other one with equal properties. As JSON it says
/// which workflow it is for under the key <c>workflow</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "workflow")]
[JsonDerivedType(typeof(FocusRequest), "focus")]
[JsonDerivedType(typeof(ObjectsRequest), "objects")]
[JsonDerivedType(typeof(ReconstructRequest), "reconstruct")]
[JsonDerivedType(typeof(SimulationRequest), "simulate")]
[JsonDerivedType(typeof(StackRequest), "stack")]
[JsonDerivedType(typeof(TrackRequest), "track")]
public abstract record WorkflowRequest
{
    private protected WorkflowRequest()
    {
    }

    /// <summary>
    /// Everything that is wrong with the request, as far as it can be told without the files that it names; empty when
    /// all is well.
    /// </summary>
    public abstract IReadOnlyList<Problem> Problems();

    /// <summary>The request as JSON, in camel case, with every key.</summary>
    public string ToJson() => RequestJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> writes. Keys that are missing have their defaults.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="RequestException">
    /// It is not JSON, names no workflow, has an unknown key or lacks a required one; the message says where.
    /// </exception>
    public static WorkflowRequest FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return RequestJson.Read(json) ?? throw new RequestException("The request is null. Give an object.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new RequestException($"This is not the request of a workflow: {e.Message}");
        }
    }
}

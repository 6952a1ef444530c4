using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orleans.Runtime;
using Platform.Threads;

namespace Platform.Tests.Threads;

/// <summary>A member that an earlier version did not write has its own default, never its type's.</summary>
public sealed class StoredJsonTests
{
    /// <summary>Every state that a grain keeps.</summary>
    public static TheoryData<Type> States() => [.. typeof(ThreadGrain).Assembly.GetTypes()
        .Where(type => typeof(Grain).IsAssignableFrom(type))
        .SelectMany(type => type.GetConstructors())
        .SelectMany(constructor => constructor.GetParameters())
        .Select(parameter => parameter.ParameterType)
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IPersistentState<>))
        .Select(type => type.GenericTypeArguments[0])
        .Where(type => type.GetConstructor([]) is not null)
        .Distinct()];

    [Theory]
    [MemberData(nameof(States))]
    public void State_of_which_nothing_was_written_is_as_good_as_new(Type type)
    {
        var read = JsonSerializer.Deserialize("{}", type, PlatformJson.Stored);

        Assert.Equal(
            JsonSerializer.Serialize(Activator.CreateInstance(type), type, PlatformJson.Options),
            JsonSerializer.Serialize(read, type, PlatformJson.Options));
    }

    [Fact]
    public void Members_that_a_turn_did_not_have_yet_are_empty()
    {
        var (name, payload) = ThreadEventCodec.Encode(new ThreadEvent.TurnCompleted(Given.Result(1, ["m1"]), Given.Start));
        var json = JsonNode.Parse(payload)!;
        Assert.True(json["result"]!.AsObject().Remove("jobs"));

        var read = (ThreadEvent.TurnCompleted)ThreadEventCodec.Decode(name, Encoding.UTF8.GetBytes(json.ToJsonString()));

        Assert.Equal(payload, ThreadEventCodec.Encode(read).Payload);
    }
}

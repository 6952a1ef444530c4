using System.Reflection;
using Orleans;
using Platform.Threads;

namespace Platform.Tests.Architecture;

/// <summary>The rules of docs/adr/0001-pure-core.md, by reflection.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Grains = typeof(ThreadDecider).Assembly;
    private static readonly Assembly Interfaces = typeof(IThreadGrain).Assembly;

    public static TheoryData<Type> Deciders() =>
        [.. Grains.GetTypes().Where(type => type.Name.EndsWith("Decider", StringComparison.Ordinal) || type.Name.EndsWith("Evolver", StringComparison.Ordinal) || type.Name.EndsWith("Planner", StringComparison.Ordinal) || type.Name.EndsWith("Checker", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Deciders))]
    public void Deciders_are_static_and_know_no_task_and_no_orleans(Type decider)
    {
        Assert.True(decider is { IsAbstract: true, IsSealed: true }, $"{decider} is not static");
        foreach (var method in decider.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        {
            var types = method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType);
            Assert.DoesNotContain(types, type => typeof(Task).IsAssignableFrom(type) || type.Namespace?.StartsWith("Orleans", StringComparison.Ordinal) == true || type == typeof(TimeProvider));
        }
    }

    [Fact]
    public void There_are_deciders_to_check() => Assert.True(Deciders().Count >= 5);

    [Fact]
    public void Every_serialized_type_has_an_alias_and_numbered_members()
    {
        foreach (var type in Serialized())
        {
            Assert.True(type.GetCustomAttribute<AliasAttribute>() is not null, $"{type} has no alias");
            if (type.IsEnum)
            {
                continue;
            }

            var ids = type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                .Where(property => property.GetMethod!.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is not null)
                .Select(property => (property.Name, property.GetCustomAttribute<IdAttribute>()?.Id))
                .ToList();
            Assert.All(ids, member => Assert.True(member.Id is not null, $"{type}.{member.Name} has no [Id]"));
            Assert.Equal(ids.Count, ids.Select(member => member.Id).Distinct().Count());
        }
    }

    [Fact]
    public void Aliases_are_unique() =>
        Assert.Empty(Serialized().GroupBy(type => type.GetCustomAttribute<AliasAttribute>()!.Alias).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Stored_names_are_frozen() => Assert.Equal(
        [
            "thread.draft-discarded.v1", "thread.erased.v1", "thread.given-back.v1", "thread.handed-off.v1", "thread.job-done.v1", "thread.message-received.v1", "thread.notification-reported.v1", "thread.opened.v1",
            "thread.operator-replied.v1",
            "thread.reply-delayed.v1", "thread.reply-dropped.v1", "thread.reply-failed.v1", "thread.reply-handed-over.v1", "thread.reply-reported.v1", "thread.reply-suppressed.v1", "thread.reply-withdrawn.v1",
            "thread.taken.v1", "thread.turn-completed.v1", "thread.turn-failed.v1", "thread.verification-tried.v1",
        ],
        ThreadEventCodec.StoredNames.Order(StringComparer.Ordinal));

    [Fact]
    public void No_grain_implements_business_rules_beside_its_interface() =>
        Assert.All(
            Grains.GetTypes().Where(type => typeof(Grain).IsAssignableFrom(type) && !type.IsAbstract),
            grain => Assert.True(grain.IsSealed, $"{grain} is not sealed"));

    private static IEnumerable<Type> Serialized() =>
        Grains.GetTypes().Concat(Interfaces.GetTypes()).Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null);
}

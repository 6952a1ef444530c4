using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A deep copy by fields, for what memory storage keeps. Types that cannot change are shared.</summary>
internal static class StateCopier
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> s_fields = new();
    private static readonly ConcurrentDictionary<Type, bool> s_shared = new();
    private static readonly MethodInfo s_clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.NonPublic | BindingFlags.Instance)!;

    public static object Copy(object value) => Copy(value, new Dictionary<object, object>(ReferenceEqualityComparer.Instance))!;

    private static object? Copy(object? value, Dictionary<object, object> copies)
    {
        if (value is null || IsShared(value.GetType()))
        {
            return value;
        }

        if (copies.TryGetValue(value, out var known))
        {
            return known;
        }

        var copy = value is Array array ? array.Clone() : s_clone.Invoke(value, null)!;
        copies[value] = copy;
        if (copy is Array cloned)
        {
            CopyElements(cloned, copies);
            return copy;
        }

        foreach (var field in Fields(value.GetType()))
        {
            field.SetValue(copy, Copy(field.GetValue(copy), copies));
        }

        return copy;
    }

    private static void CopyElements(Array array, Dictionary<object, object> copies)
    {
        if (IsShared(array.GetType().GetElementType()!))
        {
            return;
        }

        if (array.Rank != 1)
        {
            throw new NotSupportedException("A state in memory storage cannot hold an array of several dimensions.");
        }

        for (var i = 0; i < array.Length; i++)
        {
            array.SetValue(Copy(array.GetValue(i), copies), i);
        }
    }

    private static FieldInfo[] Fields(Type type) => s_fields.GetOrAdd(type, static start =>
    {
        List<FieldInfo> fields = [];
        for (var type = start; type is not null; type = type.BaseType)
        {
            fields.AddRange(type
                .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(field => !IsShared(field.FieldType)));
        }

        return [.. fields];
    });

    private static bool IsShared(Type type) => s_shared.GetOrAdd(type, static candidate =>
        candidate.IsPrimitive || candidate.IsEnum || candidate.IsPointer
        || candidate == typeof(string) || candidate == typeof(decimal) || candidate == typeof(DateTime) || candidate == typeof(DateTimeOffset)
        || candidate == typeof(TimeSpan) || candidate == typeof(DateOnly) || candidate == typeof(TimeOnly) || candidate == typeof(Guid)
        || candidate == typeof(Uri) || candidate == typeof(Version) || candidate == typeof(GrainId)
        || typeof(Delegate).IsAssignableFrom(candidate) || typeof(MemberInfo).IsAssignableFrom(candidate)
        || typeof(GrainReference).IsAssignableFrom(candidate) || IsComparer(candidate)
        || (candidate.IsSealed && candidate.IsDefined(typeof(ImmutableAttribute), inherit: false))
        || (candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(Immutable<>)));

    /// <summary>Comparers hold no state of the grain, and many are compared by identity.</summary>
    private static bool IsComparer(Type type) =>
        type.Namespace is "System.Collections.Generic" or "System" && (type.Name.Contains("Comparer", StringComparison.Ordinal));
}

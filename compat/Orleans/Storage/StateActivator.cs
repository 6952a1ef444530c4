using System.Runtime.CompilerServices;

namespace Orleans.Storage;

/// <summary>
/// The state of a grain that has none stored: by its parameterless constructor, else uninitialised as in the original
/// (a positional record has nulls then: ask for RecordExists).
/// </summary>
internal static class StateActivator
{
    public static T Create<T>()
    {
        var type = typeof(T);
        if (type.IsValueType)
        {
            return default!;
        }

        return type.GetConstructor([]) is not null
            ? Activator.CreateInstance<T>()
            : type.IsAbstract || type == typeof(string) || type.IsArray ? default! : (T)RuntimeHelpers.GetUninitializedObject(type);
    }
}

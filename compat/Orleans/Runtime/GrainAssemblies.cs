using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Finds grain classes in the application's assemblies: those that reference this one, loaded or reachable from loaded ones.</summary>
internal static class GrainAssemblies
{
    private static readonly ConcurrentDictionary<Assembly, Type[]> s_classes = new();

    public static IReadOnlyList<Type> Classes(Assembly? also = null)
    {
        var own = typeof(GrainAssemblies).Assembly;
        HashSet<Assembly> seen = [];
        Queue<Assembly> queue = new(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => Uses(assembly, own)));
        queue.Enqueue(own);
        if (also is not null)
        {
            queue.Enqueue(also);
        }

        while (queue.TryDequeue(out var assembly))
        {
            if (!seen.Add(assembly))
            {
                continue;
            }

            foreach (var reference in assembly.GetReferencedAssemblies().Where(IsApplication))
            {
                if (TryLoad(reference) is { } referenced && Uses(referenced, own))
                {
                    queue.Enqueue(referenced);
                }
            }
        }

        return [.. seen.SelectMany(assembly => s_classes.GetOrAdd(assembly, Scan))];
    }

    private static bool Uses(Assembly assembly, Assembly own) =>
        !assembly.IsDynamic && IsApplication(assembly.GetName())
        && Array.Exists(assembly.GetReferencedAssemblies(), reference => reference.Name == own.GetName().Name);

    private static bool IsApplication(AssemblyName name) =>
        name.Name is { } text
        && !text.StartsWith("System.", StringComparison.Ordinal)
        && !text.StartsWith("Microsoft.", StringComparison.Ordinal)
        && text is not ("mscorlib" or "netstandard" or "System");

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            // A reference that is not deployed cannot hold a grain that anybody calls.
            return null;
        }
    }

    private static Type[] Scan(Assembly assembly)
    {
        try
        {
            return [.. assembly.GetTypes().Where(IsGrainClass)];
        }
        catch (ReflectionTypeLoadException exception)
        {
            return [.. exception.Types.OfType<Type>().Where(IsGrainClass)];
        }
    }

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && typeof(IGrain).IsAssignableFrom(type)
        && typeof(IGrainBase).IsAssignableFrom(type);
}

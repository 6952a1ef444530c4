using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using Orleans.Runtime;

namespace Orleans.Proxies;

/// <summary>
/// Writes, once for each grain interface that is called, a reference class and one request class for each method: a call then
/// costs one object with its arguments in fields, and no reflection.
/// </summary>
internal static class ProxyFactory
{
    private static readonly ConcurrentDictionary<Type, Lazy<Func<GrainReferenceShared, IdSpan, GrainReference>>> s_makers = new();
    private static readonly Lock s_lock = new();
    private static readonly ProxyModule s_module = new();

    public static Func<GrainReferenceShared, IdSpan, GrainReference> For(Type interfaceType) => s_makers.GetOrAdd(
        interfaceType,
        static type => new Lazy<Func<GrainReferenceShared, IdSpan, GrainReference>>(() => Make(type))).Value;

    private static Func<GrainReferenceShared, IdSpan, GrainReference> Make(Type interfaceType)
    {
        if (interfaceType == typeof(IAddressable))
        {
            return static (shared, key) => new GrainReference(shared, key);
        }

        if (!interfaceType.IsInterface || interfaceType.ContainsGenericParameters)
        {
            throw new ArgumentException($"{interfaceType} is not a grain interface.", nameof(interfaceType));
        }

        lock (s_lock)
        {
            return Write(interfaceType);
        }
    }

    private static Func<GrainReferenceShared, IdSpan, GrainReference> Write(Type interfaceType)
    {
        s_module.Open(interfaceType);
        var type = s_module.Define("Proxy", interfaceType, typeof(GrainReference));
        type.AddInterfaceImplementation(interfaceType);
        var constructor = WriteConstructor(type);
        var table = type.DefineField("Methods", typeof(GrainMethod[]), FieldAttributes.Public | FieldAttributes.Static);
        List<GrainMethod> methods = [];
        foreach (var method in Methods(interfaceType))
        {
            var shape = new GrainMethod(method.DeclaringType!, method);
            new ProxyMethodWriter(s_module, type, table, shape, methods.Count).Write();
            methods.Add(shape);
        }

        var proxy = type.CreateType();
        proxy.GetField(table.Name)!.SetValue(null, methods.ToArray());
        var make = s_module.Maker(proxy.GetConstructor(BindingFlags.Public | BindingFlags.Instance, [.. constructor])!);
        return make.CreateDelegate<Func<GrainReferenceShared, IdSpan, GrainReference>>();
    }

    private static IEnumerable<MethodInfo> Methods(Type interfaceType) =>
        interfaceType.GetInterfaces().Prepend(interfaceType)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .Where(method => method.IsAbstract);

    private static Type[] WriteConstructor(TypeBuilder type)
    {
        Type[] parameters = [typeof(GrainReferenceShared), typeof(IdSpan)];
        var body = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, parameters).GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Ldarg_2);
        body.Emit(OpCodes.Call, typeof(GrainReference).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, parameters)!);
        body.Emit(OpCodes.Ret);
        return parameters;
    }
}

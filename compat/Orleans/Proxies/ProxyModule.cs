using System.Reflection;
using System.Reflection.Emit;
using Orleans.Runtime;

namespace Orleans.Proxies;

/// <summary>The dynamic assembly; it may see internal grain interfaces because it says so of each of their assemblies.</summary>
internal sealed class ProxyModule
{
    private readonly AssemblyBuilder _assembly;
    private readonly ModuleBuilder _module;
    private readonly ConstructorInfo _ignoreAccess;
    private readonly HashSet<string> _opened = new(StringComparer.Ordinal);
    private int _count;

    public ProxyModule()
    {
        _assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Platform.Compat.Orleans.Proxies"), AssemblyBuilderAccess.Run);
        _module = _assembly.DefineDynamicModule("Proxies");
        _ignoreAccess = DefineIgnoreAccess();
        Open(typeof(ProxyModule).Assembly);
    }

    /// <summary>Before types are written that name this one: its assembly and those of its signatures become visible.</summary>
    public void Open(Type type)
    {
        Open(type.Assembly);
        foreach (var face in type.GetInterfaces())
        {
            Open(face.Assembly);
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Open(argument);
        }

        if (type.HasElementType)
        {
            Open(type.GetElementType()!);
        }
    }

    public TypeBuilder Define(string kind, Type forType, Type parent) => _module.DefineType(
        $"{kind}{++_count}_{forType.FullName}",
        TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.Class,
        parent);

    /// <summary>A factory method: cheaper than Activator, and allowed to call an internal constructor.</summary>
    public DynamicMethod Maker(ConstructorInfo constructor)
    {
        Type[] parameters = [typeof(GrainReferenceShared), typeof(IdSpan)];
        var method = new DynamicMethod("Make", typeof(GrainReference), parameters, _module, skipVisibility: true);
        var body = method.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Newobj, constructor);
        body.Emit(OpCodes.Ret);
        return method;
    }

    private void Open(Assembly assembly)
    {
        var name = assembly.GetName().Name!;
        if (_opened.Add(name))
        {
            _assembly.SetCustomAttribute(new CustomAttributeBuilder(_ignoreAccess, [name]));
        }
    }

    /// <summary>The runtime knows this attribute by its name only; the framework has no public one.</summary>
    private ConstructorInfo DefineIgnoreAccess()
    {
        var type = _module.DefineType(
            "System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute", TypeAttributes.Public | TypeAttributes.Class, typeof(Attribute));
        var field = type.DefineField("_name", typeof(string), FieldAttributes.Private);
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(string)]);
        var body = constructor.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Call, typeof(Attribute).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, [])!);
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Stfld, field);
        body.Emit(OpCodes.Ret);
        var name = type.DefineMethod("get_AssemblyName", MethodAttributes.Public, typeof(string), []);
        body = name.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldfld, field);
        body.Emit(OpCodes.Ret);
        type.DefineProperty("AssemblyName", PropertyAttributes.None, typeof(string), []).SetGetMethod(name);
        return type.CreateType().GetConstructors().Single();
    }
}

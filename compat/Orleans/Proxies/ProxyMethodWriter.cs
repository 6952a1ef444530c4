using System.Reflection;
using System.Reflection.Emit;
using Orleans.Runtime;

namespace Orleans.Proxies;

/// <summary>One interface method: its request class, and the method of the reference that fills one in and sends it.</summary>
internal sealed class ProxyMethodWriter(ProxyModule module, TypeBuilder proxy, FieldInfo table, GrainMethod shape, int index)
{
    private const MethodAttributes Implementation =
        MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot;

    private const MethodAttributes Override =
        MethodAttributes.Family | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig;

    private static readonly MethodInfo s_send = Sender(nameof(GrainReference.Send), generic: false);
    private static readonly MethodInfo s_sendValue = Sender(nameof(GrainReference.SendValue), generic: false);
    private static readonly MethodInfo s_sendResult = Sender(nameof(GrainReference.Send), generic: true);
    private static readonly MethodInfo s_sendValueResult = Sender(nameof(GrainReference.SendValue), generic: true);
    private static readonly MethodInfo s_stream = Sender(nameof(GrainReference.Stream), generic: true);

    private readonly MethodInfo _method = shape.Method;
    private readonly Type[] _parameters = [.. shape.Parameters.Select(parameter => parameter.ParameterType)];

    public void Write()
    {
        module.Open(_method.ReturnType);
        Array.ForEach(_parameters, module.Open);
        var send = Send();
        var method = proxy.DefineMethod(
            $"{shape.InterfaceName}.{shape.Name}", Implementation, CallingConventions.HasThis, _method.ReturnType, _parameters);
        proxy.DefineMethodOverride(method, _method);
        var body = method.GetILGenerator();
        if (_method.IsGenericMethodDefinition || send is null || _parameters.Any(parameter => parameter.IsByRef))
        {
            Refuse(method, body);
            return;
        }

        var request = WriteRequest();
        shape.Arguments = [.. _parameters.Select((_, i) => request.GetField("Argument" + i)!)];
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Newobj, request.GetConstructor([])!);
        for (var i = 0; i < _parameters.Length; i++)
        {
            body.Emit(OpCodes.Dup);
            body.Emit(OpCodes.Ldarg, (short)(i + 1));
            body.Emit(OpCodes.Stfld, shape.Arguments[i]);
        }

        body.Emit(OpCodes.Ldsfld, table);
        body.Emit(OpCodes.Ldc_I4, index);
        body.Emit(OpCodes.Ldelem_Ref);
        body.Emit(OpCodes.Call, send);
        body.Emit(OpCodes.Ret);
    }

    private static MethodInfo Sender(string name, bool generic) =>
        typeof(GrainReference).GetMethods(BindingFlags.NonPublic | BindingFlags.Instance)
            .Single(method => method.Name == name && method.IsGenericMethodDefinition == generic);

    private MethodInfo? Send()
    {
        var type = _method.ReturnType;
        if (type == typeof(Task))
        {
            return s_send;
        }

        if (type == typeof(ValueTask))
        {
            return s_sendValue;
        }

        if (!type.IsGenericType)
        {
            return null;
        }

        var definition = type.GetGenericTypeDefinition();
        var generic = definition == typeof(Task<>) ? s_sendResult
            : definition == typeof(ValueTask<>) ? s_sendValueResult
            : definition == typeof(IAsyncEnumerable<>) ? s_stream
            : null;
        return generic?.MakeGenericMethod(type.GetGenericArguments());
    }

    /// <summary>The interface can be used all the same; only this method cannot.</summary>
    private void Refuse(MethodBuilder method, ILGenerator body)
    {
        if (_method.IsGenericMethodDefinition)
        {
            method.DefineGenericParameters([.. _method.GetGenericArguments().Select(argument => argument.Name)]);
        }

        body.Emit(OpCodes.Ldstr, $"{shape} needs the real Microsoft.Orleans.Server: the single-process stand-in takes non-generic methods that return Task, ValueTask or IAsyncEnumerable.");
        body.Emit(OpCodes.Newobj, typeof(NotSupportedException).GetConstructor([typeof(string)])!);
        body.Emit(OpCodes.Throw);
    }

    private Type WriteRequest()
    {
        var returns = _method.ReturnType;
        var parent = !returns.IsGenericType ? typeof(VoidCall)
            : returns.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) ? typeof(StreamCall<>).MakeGenericType(returns.GetGenericArguments())
            : typeof(ResultCall<>).MakeGenericType(returns.GetGenericArguments());
        var type = module.Define("Request", shape.InterfaceType, parent);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        FieldInfo[] fields = [.. _parameters.Select((parameter, i) => type.DefineField("Argument" + i, parameter, FieldAttributes.Public))];
        WriteInvoke(type, parent, fields);
        if (Array.FindIndex(_parameters, parameter => parameter == typeof(CancellationToken)) is >= 0 and var token)
        {
            WriteToken(type, fields[token]);
        }

        return type.CreateType();
    }

    private void WriteInvoke(TypeBuilder type, Type parent, FieldInfo[] fields)
    {
        var returns = _method.ReturnType;
        var name = returns.IsGenericType && returns.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) ? "InvokeStream" : "InvokeCore";
        var overridden = parent.GetMethod(name, BindingFlags.NonPublic | BindingFlags.Instance)!;
        var method = type.DefineMethod(overridden.Name, Override, overridden.ReturnType, [typeof(object)]);
        var body = method.GetILGenerator();
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Castclass, shape.InterfaceType);
        foreach (var field in fields)
        {
            body.Emit(OpCodes.Ldarg_0);
            body.Emit(OpCodes.Ldfld, field);
        }

        body.Emit(OpCodes.Callvirt, _method);
        if (typeof(Task).IsAssignableFrom(returns))
        {
            body.Emit(OpCodes.Newobj, overridden.ReturnType.GetConstructor([returns])!);
        }

        body.Emit(OpCodes.Ret);
        type.DefineMethodOverride(method, overridden);
    }

    private static void WriteToken(TypeBuilder type, FieldInfo field)
    {
        var get = Overriding(type, nameof(GrainCall.GetCancellationToken), typeof(CancellationToken));
        get.Emit(OpCodes.Ldarg_0);
        get.Emit(OpCodes.Ldfld, field);
        get.Emit(OpCodes.Ret);
        var set = Overriding(type, nameof(GrainCall.SetCancellationToken), typeof(void), typeof(CancellationToken));
        set.Emit(OpCodes.Ldarg_0);
        set.Emit(OpCodes.Ldarg_1);
        set.Emit(OpCodes.Stfld, field);
        set.Emit(OpCodes.Ret);
        var can = Overriding(type, "get_" + nameof(GrainCall.IsCancellable), typeof(bool));
        can.Emit(OpCodes.Ldc_I4_1);
        can.Emit(OpCodes.Ret);
    }

    private static ILGenerator Overriding(TypeBuilder type, string name, Type returns, params Type[] parameters)
    {
        var method = type.DefineMethod(
            name, MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig, returns, parameters);
        type.DefineMethodOverride(method, typeof(GrainCall).GetMethod(name)!);
        return method.GetILGenerator();
    }
}

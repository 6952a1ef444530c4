// dynalite has no TransactWriteItems, which Orleans' membership needs. This stands before it and makes one of single writes: no other
// write passes meanwhile, and what was written before a refused condition is put back. Readers may see it half done for a moment, which
// DynamoDB never shows: Orleans' membership and the shop of a cluster are tested through it (docs/adr/0025-cluster.md, 0032-shop-of-a-cluster.md).
import http from 'node:http'

const Prefix = 'DynamoDB_20120810.'
const Writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'])

export function withTransactions(dynalite) {
  const keys = new Map()
  let writing = 0
  let gate = Promise.resolve()
  let idle = []

  const left = () => { if (--writing === 0) { for (const go of idle.splice(0)) go() } }
  const quiet = () => writing === 0 ? Promise.resolve() : new Promise(resolve => idle.push(resolve))

  return http.createServer(async (request, response) => {
    const target = (request.headers['x-amz-target'] ?? '').replace(Prefix, '')
    if (target === 'TransactWriteItems') {
      const body = JSON.parse(await read(request))
      const before = gate
      let open
      gate = new Promise(resolve => { open = resolve })
      await before
      await quiet()
      try { await transact(body, request.headers, response) } catch (error) { answer(response, 500, { __type: 'InternalServerError', message: `${error}` }) } finally { open() }
      return
    }
    if (Writes.has(target)) {
      await gate
      writing++
      response.on('close', left)
    }
    dynalite.emit('request', request, response)
  })

  async function transact({ TransactItems: items }, headers, response) {
    const done = []
    for (let index = 0; index < items.length; index++) {
      const [kind, item] = Object.entries(items[index])[0]
      if (kind === 'ConditionCheck') return answer(response, 400, { __type: 'ValidationException', message: 'ConditionCheck is not there' })
      const names = await keysOf(item.TableName, headers)
      const key = item.Key ?? Object.fromEntries(names.map(name => [name, item.Item[name]]))
      const old = (await call('GetItem', { TableName: item.TableName, Key: key, ConsistentRead: true }, headers)).body.Item
      const { ReturnValuesOnConditionCheckFailure: _, ...write } = item
      const result = await call(`${kind}Item`, write, headers)
      if (result.status !== 200) {
        for (const undo of done.reverse()) {
          await (undo.old
            ? call('PutItem', { TableName: undo.table, Item: undo.old }, headers)
            : call('DeleteItem', { TableName: undo.table, Key: undo.key }, headers))
        }
        const failed = `${result.body.__type}`.includes('ConditionalCheckFailed')
        if (!failed) return answer(response, result.status, result.body)
        const reasons = items.map((_, at) => at === index ? { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' } : { Code: 'None' })
        return answer(response, 400, {
          __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
          message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(reason => reason.Code).join(', ')}]`,
          CancellationReasons: reasons,
        })
      }
      done.push({ table: item.TableName, key, old })
    }
    answer(response, 200, {})
  }

  async function keysOf(table, headers) {
    if (!keys.has(table)) {
      keys.set(table, (await call('DescribeTable', { TableName: table }, headers)).body.Table.KeySchema.map(key => key.AttributeName))
    }
    return keys.get(table)
  }

  async function call(operation, body, headers) {
    const answer = await fetch(`http://127.0.0.1:${dynalite.address().port}/`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': Prefix + operation,
        'x-amz-date': headers['x-amz-date'],
        authorization: headers.authorization,
      },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: await answer.json() }
  }

  function answer(response, status, body) {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
    response.end(JSON.stringify(body))
  }

  async function read(request) {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8')
  }
}

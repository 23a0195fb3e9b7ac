export { mirroringFigures } from './figures.ts';
export { mirroringPipeline } from './pipeline.ts';
